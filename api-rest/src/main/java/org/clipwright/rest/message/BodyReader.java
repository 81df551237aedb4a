package org.clipwright.rest.message;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clipwright.http.MediaType;
import org.clipwright.http.Query;
import org.clipwright.http.body.BodyText;
import org.clipwright.http.body.MultipartException;
import org.clipwright.http.body.MultipartForm;
import org.clipwright.http.body.MultipartReader;
import org.clipwright.rest.setup.BodyLimits;
import org.clipwright.services.account.User;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.budget.JsonWeight;
import org.clipwright.services.budget.UploadRoom;
import org.eclipse.jetty.http.HttpHeader;

/** Reads request bodies: JSON, URL-encoded forms and multipart forms, chosen by the {@code Content-Type}. */
public final class BodyReader {

  private static final MediaType JSON = MediaType.parse("application/json");
  private static final MediaType FORM = MediaType.parse("application/x-www-form-urlencoded");
  private static final MediaType MULTIPART = MediaType.parse("multipart/form-data");

  /** The most brackets, commas and colons in the JSON of somebody who has not signed in. */
  private static final int SIGNS_OF_STRANGERS = 1000;

  /** The tree, and the copy of parts of it that the services keep. */
  private static final int TREES = 2;

  private final BodyLimits limits;
  private final UploadRoom uploads;

  /**
   * Who sends a body.
   *
   * @param account the number of an account; 0 for somebody who has not signed in
   */
  public record BodySender(long account) {

    public static final BodySender STRANGER = new BodySender(0);

    public static BodySender of(User user) {
      return new BodySender(user.id().value());
    }
  }

  /** Data that does not stay in memory is kept in {@code uploads}. */
  public BodyReader(BodyLimits limits, UploadRoom uploads) {
    this.limits = limits;
    this.uploads = uploads;
  }

  /**
   * Reads the body; the caller closes the payload. The body stays open, so that the server can drain what a rejected
   * client still sends. DRF: a request without a body may name any type, or none.
   */
  public Payload read(RestRequest request, BodySender sender) {
    BodyLimits most = sender.equals(BodySender.STRANGER) ? BodyLimits.STRANGERS : limits;
    String contentType = request.header(HttpHeader.CONTENT_TYPE).orElse("");
    MediaType type = MediaType.parse(contentType);
    PushbackInputStream body = new PushbackInputStream(request.body());
    try {
      int first = body.read();
      if (first < 0) {
        return FORM.within(type) || MULTIPART.within(type)
            ? Payload.form(Map.of(), Map.of())
            : Payload.json(JsonNodeFactory.instance.objectNode());
      }
      body.unread(first);
      return read(body, type, request, most, sender);
    } catch (IOException interrupted) {
      throw RestException.of(400, RestErrorText.BODY_INTERRUPTED);
    }
  }

  private Payload read(InputStream body, MediaType type, RestRequest request, BodyLimits most, BodySender sender)
      throws IOException {
    if (JSON.within(type)) {
      return json(text(body, most, sender), charset(type), most);
    }
    if (FORM.within(type)) {
      return form(text(body, most, sender), charset(type), most);
    }
    if (MULTIPART.within(type)) {
      requireRoom(request, sender);
      return multipart(body, type, most, sender);
    }
    throw RestException.of(415,
        String.format(RestErrorText.UNSUPPORTED_MEDIA_TYPE, request.header(HttpHeader.CONTENT_TYPE).orElse("")));
  }

  /** A body whose declared length does not fit is rejected before it is sent. */
  private void requireRoom(RestRequest request, BodySender sender) {
    Optional<Long> announced =
        request.header(HttpHeader.CONTENT_LENGTH).filter(text -> text.matches("\\d{1,18}")).map(Long::parseLong);
    announced.filter(bytes -> bytes > limits.textBytes()).ifPresent(uploads.open(sender.account())::require);
  }

  private static Payload json(byte[] bytes, Charset charset, BodyLimits most) {
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (most == BodyLimits.STRANGERS && JsonWeight.signs(text) > SIGNS_OF_STRANGERS) {
        throw RestException.of(413, RestErrorText.TOO_MANY_VALUES);
      }
      HeapShare.current().claimForBody(TREES * JsonWeight.of(text));
      return Payload.json(JsonReader.read(text));
    } catch (JsonSyntaxException e) {
      throw RestException.of(400, String.format(RestErrorText.JSON_PARSE_ERROR, e.getMessage()));
    } catch (CharacterCodingException e) {
      throw RestException.of(400, String.format(RestErrorText.JSON_PARSE_ERROR, undecodable(bytes, charset)));
    }
  }

  private static Payload form(byte[] bytes, Charset charset, BodyLimits most) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.chars().filter(character -> character == '&').count() >= most.fields()) {
      throw RestException.of(400, String.format(RestErrorText.TOO_MANY_FIELDS, most.fields()));
    }
    Query query = Query.parse(text, charset);
    return Payload.form(query.lastValues(), Map.of());
  }

  private Payload multipart(InputStream body, MediaType type, BodyLimits most, BodySender sender) throws IOException {
    try {
      return payload(new MultipartReader(most.multipart(), () -> uploads.open(sender.account())).read(body, type));
    } catch (MultipartException fault) {
      throw refusal(fault);
    }
  }

  private static Payload payload(MultipartForm form) {
    try {
      Map<String, String> values = new LinkedHashMap<>();
      form.fields().forEach((name, field) -> values.put(name, field.json() ? unquoted(field.text()) : field.text()));
      return Payload.form(values, form.files());
    } catch (RuntimeException failure) {
      form.close();
      throw failure;
    }
  }

  /** A field declared as JSON, as some generated clients declare all of theirs, may be a quoted string. */
  private static String unquoted(String text) {
    if (!text.startsWith("\"")) {
      return text;
    }
    try {
      return JsonReader.read(text).asText();
    } catch (JsonSyntaxException none) {
      return text;
    }
  }

  private static RestException refusal(MultipartException fault) {
    return switch (fault.fault()) {
      case MALFORMED -> RestException.of(400, String.format(RestErrorText.MULTIPART_PARSE_ERROR, fault.getMessage()));
      case TOO_MANY_FIELDS -> RestException.of(400, String.format(RestErrorText.TOO_MANY_FIELDS, fault.limit()));
      case TOO_MANY_FILES -> RestException.of(400, String.format(RestErrorText.TOO_MANY_FILES, fault.limit()));
      case FIELD_TOO_LARGE, TEXT_TOO_LARGE, FILE_TOO_LARGE -> tooLarge(fault.limit());
    };
  }

  private static RestException tooLarge(long limit) {
    return RestException.of(413, String.format(RestErrorText.BODY_TOO_LARGE, limit));
  }

  private byte[] text(InputStream body, BodyLimits most, BodySender sender) throws IOException {
    return BodyText.read(body, uploads.open(sender.account()), most.textBytes())
        .orElseThrow(() -> tooLarge(most.textBytes()));
  }

  private static String undecodable(byte[] bytes, Charset charset) {
    String text = new String(bytes, charset);
    int place = text.substring(0, Math.max(0, text.indexOf('\ufffd'))).getBytes(charset).length;
    return String.format("'%s' codec can't decode byte 0x%02x in position %d: invalid start byte",
        charset.name().toLowerCase(Locale.ROOT), bytes[Math.min(place, bytes.length - 1)] & 0xff, place);
  }

  private static Charset charset(MediaType type) {
    try {
      return Charset.forName(type.parameters().getOrDefault("charset", "utf-8"));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return StandardCharsets.UTF_8;
    }
  }
}
