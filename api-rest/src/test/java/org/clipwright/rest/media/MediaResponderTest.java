package org.clipwright.rest.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.clipwright.rest.message.Media;
import org.clipwright.rest.message.RestResponse;
import org.clipwright.rest.message.TestRequests;
import org.junit.jupiter.api.Test;

class MediaResponderTest {

  private static final Media DIGITS = new Media() {
    @Override
    public long size() {
      return 10;
    }

    @Override
    public String contentType() {
      return "video/mp4";
    }

    @Override
    public String etag() {
      return "v1";
    }

    @Override
    public Instant modified() {
      return Instant.parse("2020-02-03T04:05:06.789Z");
    }

    @Override
    public InputStream open(long offset, long length) {
      return new ByteArrayInputStream("0123456789".substring((int) offset, (int) (offset + length))
          .getBytes(StandardCharsets.US_ASCII));
    }
  };

  @Test
  void theWholeIsAnnouncedWithItsValidators() {
    RestResponse response = respond();
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers().get("Content-Length")).isEqualTo("10");
    assertThat(response.headers().get("Content-Type")).isEqualTo("video/mp4");
    assertThat(response.headers().get("ETag")).isEqualTo("\"v1\"");
    assertThat(response.headers().get("Last-Modified")).isEqualTo("Mon, 03 Feb 2020 04:05:06 GMT");
    assertThat(response.headers().get("Accept-Ranges")).isEqualTo("bytes");
    assertThat(body(response)).isEqualTo("0123456789");
  }

  @Test
  void aRangeIsAPart() {
    RestResponse response = respond("Range", "bytes=2-4");
    assertThat(response.status()).isEqualTo(206);
    assertThat(response.headers().get("Content-Range")).isEqualTo("bytes 2-4/10");
    assertThat(response.headers().get("Content-Length")).isEqualTo("3");
    assertThat(body(response)).isEqualTo("234");
  }

  @Test
  void severalRangesAreSentAsMultipartOfTheAnnouncedLength() {
    RestResponse response = respond("Range", "bytes=0-1,-2");
    String text = body(response);
    assertThat(response.status()).isEqualTo(206);
    assertThat(response.headers().get("Content-Type")).startsWith("multipart/byteranges; boundary=");
    assertThat(response.headers().get("Content-Length")).isEqualTo(Integer.toString(text.length()));
    assertThat(text).contains("Content-Range: bytes 0-1/10\r\n\r\n01\r\n--", "bytes 8-9/10\r\n\r\n89\r\n--");
  }

  @Test
  void rangesOutsideAreRefusedWithTheSize() {
    RestResponse response = respond("Range", "bytes=10-");
    assertThat(response.status()).isEqualTo(416);
    assertThat(response.headers().get("Content-Range")).isEqualTo("bytes */10");
  }

  @Test
  void anUnchangedObjectIsNotSentAgain() {
    assertThat(respond("If-None-Match", "\"v0\", W/\"v1\"").status()).isEqualTo(304);
    assertThat(respond("If-None-Match", "\"v0\"").status()).isEqualTo(200);
    assertThat(respond("If-Modified-Since", "Mon, 03 Feb 2020 04:05:06 GMT").status()).isEqualTo(304);
    assertThat(respond("If-Modified-Since", "Mon, 03 Feb 2020 04:05:05 GMT").status()).isEqualTo(200);
    assertThat(respond("If-Modified-Since", "yesterday").status()).isEqualTo(200);
    assertThat(respond("If-None-Match", "\"v0\"", "If-Modified-Since", "Mon, 03 Feb 2020 04:05:06 GMT").status())
        .isEqualTo(200);
  }

  @Test
  void aRangeOfAnOldVersionGetsTheWholeNewOne() {
    assertThat(respond("Range", "bytes=0-1", "If-Range", "\"v1\"").status()).isEqualTo(206);
    assertThat(respond("Range", "bytes=0-1", "If-Range", "\"v0\"").status()).isEqualTo(200);
    assertThat(respond("Range", "bytes=0-1", "If-Range", "Mon, 03 Feb 2020 04:05:06 GMT").status()).isEqualTo(206);
    assertThat(respond("Range", "bytes=0-1", "If-Range", "Mon, 03 Feb 2020 04:05:07 GMT").status()).isEqualTo(200);
  }

  @Test
  void aFailedPreconditionIsSaid() {
    assertThat(respond("If-Match", "\"v0\"").status()).isEqualTo(412);
    assertThat(respond("If-Match", "*").status()).isEqualTo(200);
  }

  private static RestResponse respond(String... headers) {
    return MediaResponder.respond(TestRequests.get("/media/x", headers), DIGITS);
  }

  private static String body(RestResponse response) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      response.body().writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.US_ASCII);
  }
}
