package org.clipwright.rest.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.clipwright.http.ByteRanges;
import org.clipwright.rest.message.ErrorBodies;
import org.clipwright.rest.message.Media;
import org.clipwright.rest.message.RestErrorText;
import org.clipwright.rest.message.RestRequest;
import org.clipwright.rest.message.RestResponse;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Answers requests for media with the whole, one part or several parts of it, and with no content when it is unchanged.
 */
public final class MediaResponder {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private MediaResponder() {}

  public static RestResponse respond(RestRequest request, Media media) {
    RestResponse response = unlessUnchanged(request, media);
    response.headers().put(HttpHeader.ETAG, quoted(media));
    response.headers().put(HttpHeader.LAST_MODIFIED, HTTP_DATE.format(media.modified()));
    response.headers().put(HttpHeader.ACCEPT_RANGES, "bytes");
    return response;
  }

  private static RestResponse unlessUnchanged(RestRequest request, Media media) {
    if (preconditionFails(request, media)) {
      return RestResponse.empty(412);
    }
    if (unchanged(request, media)) {
      return notModified();
    }
    Optional<List<ByteRanges.RangePart>> parts = request.header(HttpHeader.RANGE)
        .filter(range -> rangeStillApplies(request, media))
        .flatMap(range -> ByteRanges.parse(range, media.size()));
    return parts.map(list -> partial(list, media)).orElseGet(() -> whole(media));
  }

  private static boolean preconditionFails(RestRequest request, Media media) {
    return request.header(HttpHeader.IF_MATCH).filter(tags -> !names(tags, media)).isPresent();
  }

  private static boolean unchanged(RestRequest request, Media media) {
    Optional<String> tags = request.header(HttpHeader.IF_NONE_MATCH);
    if (tags.isPresent()) {
      return names(tags.get(), media);
    }
    return request.header(HttpHeader.IF_MODIFIED_SINCE).flatMap(MediaResponder::instant)
        .filter(since -> !seconds(media.modified()).isAfter(since)).isPresent();
  }

  private static boolean rangeStillApplies(RestRequest request, Media media) {
    return request.header(HttpHeader.IF_RANGE)
        .map(validator -> validator.equals(quoted(media))
            || instant(validator).filter(seconds(media.modified())::equals).isPresent())
        .orElse(true);
  }

  private static RestResponse notModified() {
    return new RestResponse(304, HttpFields.build(), out -> {});
  }

  private static RestResponse whole(Media media) {
    HttpFields.Mutable headers = HttpFields.build();
    headers.put(HttpHeader.CONTENT_TYPE, media.contentType());
    headers.put(HttpHeader.CONTENT_LENGTH, media.size());
    return new RestResponse(200, headers, out -> copy(media, new ByteRanges.RangePart(0, media.size() - 1), out));
  }

  private static RestResponse partial(List<ByteRanges.RangePart> parts, Media media) {
    if (parts.isEmpty()) {
      return unsatisfiable(media);
    }
    return parts.size() == 1 ? single(parts.getFirst(), media) : multiple(parts, media);
  }

  private static RestResponse unsatisfiable(Media media) {
    RestResponse response = ErrorBodies.json(416, String.format(RestErrorText.RANGE_NOT_SATISFIABLE, media.size()));
    response.headers().put(HttpHeader.CONTENT_RANGE, "bytes */" + media.size());
    return response;
  }

  private static RestResponse single(ByteRanges.RangePart part, Media media) {
    HttpFields.Mutable headers = HttpFields.build();
    headers.put(HttpHeader.CONTENT_TYPE, media.contentType());
    headers.put(HttpHeader.CONTENT_LENGTH, part.length());
    headers.put(HttpHeader.CONTENT_RANGE, part.contentRange(media.size()));
    return new RestResponse(206, headers, out -> copy(media, part, out));
  }

  private static RestResponse multiple(List<ByteRanges.RangePart> parts, Media media) {
    String boundary = UUID.randomUUID().toString().replace("-", "");
    List<byte[]> heads = parts.stream().map(part -> head(boundary, part, media)).toList();
    byte[] end = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
    long length = end.length
        + heads.stream().mapToLong(head -> head.length).sum()
        + parts.stream().mapToLong(ByteRanges.RangePart::length).sum();
    HttpFields.Mutable headers = HttpFields.build();
    headers.put(HttpHeader.CONTENT_TYPE, "multipart/byteranges; boundary=" + boundary);
    headers.put(HttpHeader.CONTENT_LENGTH, length);
    return new RestResponse(206, headers, out -> {
      for (int i = 0; i < parts.size(); i++) {
        out.write(heads.get(i));
        copy(media, parts.get(i), out);
      }
      out.write(end);
    });
  }

  private static byte[] head(String boundary, ByteRanges.RangePart part, Media media) {
    String head = "\r\n--" + boundary + "\r\nContent-Type: " + media.contentType()
        + "\r\nContent-Range: " + part.contentRange(media.size()) + "\r\n\r\n";
    return head.getBytes(StandardCharsets.US_ASCII);
  }

  private static void copy(Media media, ByteRanges.RangePart part, OutputStream out) throws IOException {
    if (part.length() > 0) {
      try (InputStream in = media.open(part.first(), part.length())) {
        in.transferTo(out);
      }
    }
  }

  private static boolean names(String tags, Media media) {
    return tags.strip().equals("*")
        || Stream.of(tags.split(",")).map(tag -> tag.strip().replaceFirst("^W/", "")).anyMatch(quoted(media)::equals);
  }

  private static String quoted(Media media) {
    return '"' + media.etag() + '"';
  }

  private static Instant seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }

  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
