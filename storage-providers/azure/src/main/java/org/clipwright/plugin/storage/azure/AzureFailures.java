package org.clipwright.plugin.storage.azure;

import com.azure.storage.blob.models.BlobStorageException;
import java.util.Optional;
import java.util.function.Supplier;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;
import reactor.core.Exceptions;

/**
 * Maps Azure's responses to kinds of storage failures. Reports only codes and exception types, not their messages,
 * which may contain signed URLs.
 */
final class AzureFailures {

  private final String container;

  AzureFailures(String container) {
    this.container = container;
  }

  /** Runs a request; reports failures as "{@code what}: why". */
  <T> T translating(String what, Supplier<T> request) {
    try {
      return request.get();
    } catch (RuntimeException failure) {
      throw of(what, failure);
    }
  }

  StorageException of(String what, RuntimeException failure) {
    return switch (failure) {
      case StorageException said -> said;
      case BlobStorageException answer -> {
        Reason reason = reason(answer);
        yield new StorageException(reason, what + ": " + why(reason, answer) + ".");
      }
      default -> said(failure).orElseGet(() -> new StorageException(
          Reason.UNAVAILABLE, what + ": Azure is unreachable (" + rootCause(failure).getClass().getSimpleName()
              + ")."));
    };
  }

  private static Optional<StorageException> said(RuntimeException failure) {
    return rootCause(failure) instanceof StorageException said ? Optional.of(said) : Optional.empty();
  }

  private static Throwable rootCause(RuntimeException failure) {
    Throwable cause = Exceptions.unwrap(failure);
    while (!(cause instanceof StorageException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** Whether the response means that nothing was found. */
  static boolean isMissing(BlobStorageException answer) {
    return answer.getStatusCode() == 404 && !code(answer).equals("ContainerNotFound");
  }

  private static String code(BlobStorageException answer) {
    return Optional.ofNullable(answer.getErrorCode()).map(Object::toString).orElse("");
  }

  private static Reason reason(BlobStorageException answer) {
    if (code(answer).equals("ContainerNotFound")) {
      return Reason.REFUSED;
    }
    if (code(answer).equals("PublicAccessNotPermitted")) {
      return Reason.REFUSED;
    }
    return switch (answer.getStatusCode()) {
      case 404 -> Reason.MISSING;
      case 409, 412 -> Reason.CONFLICT;
      case 400, 401, 403, 405, 411, 413 -> Reason.REFUSED;
      default -> Reason.UNAVAILABLE;
    };
  }

  private String why(Reason reason, BlobStorageException answer) {
    String code = code(answer).isEmpty() ? String.valueOf(answer.getStatusCode()) : code(answer);
    return switch (reason) {
      case MISSING -> "it does not exist";
      case CONFLICT -> "it has been replaced in the meantime";
      case FULL -> "the store is full";
      case INVALID_KEY, REFUSED -> refusal(code);
      case UNAVAILABLE -> "Azure answers " + code + "; try again later";
    };
  }

  private String refusal(String code) {
    return switch (code) {
      case "ContainerNotFound" -> "there is no container \"" + container + "\"";
      case "AuthenticationFailed", "AuthorizationFailure", "InvalidAuthenticationInfo", "NoAuthenticationInformation" ->
          "Azure refuses the server's credentials (" + code + ")";
      case "PublicAccessNotPermitted" -> "the account does not permit public access";
      default -> "Azure refuses it for container \"" + container + "\" (" + code + ")";
    };
  }

}
