package org.clipwright.rest.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import org.clipwright.http.BasicRealm;

/** Ends a request with a status and a body in the form of Django REST framework's errors. */
public final class RestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient JsonNode body;
  private final transient Map<String, String> headers;

  private RestException(int status, JsonNode body, Map<String, String> headers) {
    super(status + " " + body, null, false, false);
    this.status = status;
    this.body = body;
    this.headers = Map.copyOf(headers);
  }

  /** An error of the form {@code {"detail": sentence}}. */
  public static RestException of(int status, String sentence) {
    return new RestException(status, JsonNodeFactory.instance.objectNode().put("detail", sentence), Map.of());
  }

  /** An error with its own body, such as the messages for each field. */
  public static RestException of(int status, JsonNode body) {
    return new RestException(status, body, Map.of());
  }

  /** A rejection that asks for credentials; browsers then prompt their user. */
  public static RestException challenge(String sentence) {
    return of(401, sentence).with("WWW-Authenticate", BasicRealm.CHALLENGE);
  }

  public static RestException notFound() {
    return of(404, RestErrorText.NOT_FOUND);
  }

  public RestException with(String header, String value) {
    return new RestException(status, body, Map.of(header, value));
  }

  public int status() {
    return status;
  }

  public JsonNode body() {
    return body;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
