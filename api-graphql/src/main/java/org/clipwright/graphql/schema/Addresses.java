package org.clipwright.graphql.schema;

import graphql.schema.DataFetchingEnvironment;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.clipwright.graphql.execution.CallContext;
import org.clipwright.graphql.execution.SignedInCaller;
import org.clipwright.http.PublicAddress;
import org.clipwright.http.SignedTarget;
import org.clipwright.services.field.ResourceKind;

/** The addresses of objects and media on this server, as the client of an operation reaches it. */
final class Addresses {

  private Addresses() {}

  /** An object in the REST API. */
  static String of(DataFetchingEnvironment environment, ResourceKind kind, long id) {
    return CallContext.of(environment).origin() + "/" + kind.plural() + "/" + id + "/";
  }

  /** An action of an object in the REST API. */
  static String of(DataFetchingEnvironment environment, ResourceKind kind, long id, String action) {
    return of(environment, kind, id) + action + "/";
  }

  /** The bytes of an object, to be saved or shown. */
  static String download(DataFetchingEnvironment environment, ResourceKind kind, long id) {
    return signed(environment, of(environment, kind, id, "download"));
  }

  /** An address that pages can show without credentials, for a while. */
  static String signed(DataFetchingEnvironment environment, String address) {
    return CallContext.of(environment).caller() instanceof SignedInCaller caller
        ? caller.signatures().apply(SignedTarget.of(address))
            .map(signature -> SignedTarget.with(address, signature)).orElse(address)
        : address;
  }

  /** A picture of a title template, with the field's arguments as its query. */
  static String ofTitle(DataFetchingEnvironment environment, String template) {
    String query = environment.getArguments().entrySet().stream()
        .filter(argument -> argument.getValue() != null)
        .map(argument -> FieldNames.inServices(argument.getKey()) + "="
            + URLEncoder.encode(argument.getValue().toString(), StandardCharsets.UTF_8))
        .sorted().collect(Collectors.joining("&"));
    return signed(environment, CallContext.of(environment).origin() + "/info/titles/"
        + URLEncoder.encode(template, StandardCharsets.UTF_8).replace("+", "%20") + "/thumbnail/"
        + (query.isEmpty() ? "" : "?" + query));
  }

  /** Stored media, signed where they are not for anyone. */
  static String ofMedia(DataFetchingEnvironment environment, String key) {
    CallContext context = CallContext.of(environment);
    String address = PublicAddress.media(context.mediaOrigin(), key);
    return context.mediaGuarded() ? signed(environment, address) : address;
  }
}
