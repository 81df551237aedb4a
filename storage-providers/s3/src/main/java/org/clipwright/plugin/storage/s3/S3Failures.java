package org.clipwright.plugin.storage.s3;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Maps S3's responses to kinds of storage failures. Reports only codes and exception types, not their messages, which
 * may contain key names and parts of signed requests.
 */
final class S3Failures {

  private final String bucket;

  S3Failures(String bucket) {
    this.bucket = bucket;
  }

  /** Runs a request; reports failures as "{@code what}: why". */
  <T> T translating(String what, Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException failure) {
      throw of(what, failure);
    }
  }

  /** The failure in words; a thread that was interrupted stays so, since the client clears that. */
  StorageException of(String what, SdkException failure) {
    if (isInterruption(failure)) {
      Thread.currentThread().interrupt();
    }
    Reason reason = reason(failure);
    return new StorageException(reason, what + ": " + why(reason, failure) + ".");
  }

  private static boolean isInterruption(SdkException failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(InterruptedException.class::isInstance);
  }

  static int status(SdkException failure) {
    return failure instanceof AwsServiceException answer ? answer.statusCode() : 0;
  }

  private static String code(SdkException failure) {
    return failure instanceof AwsServiceException answer
        ? Optional.ofNullable(answer.awsErrorDetails()).map(AwsErrorDetails::errorCode).orElse("")
        : "";
  }

  private static Reason reason(SdkException failure) {
    String code = code(failure);
    if (code.equals("NoSuchBucket")) {
      return Reason.REFUSED;
    }
    return switch (status(failure)) {
      case 404 -> Reason.MISSING;
      case 409, 412 -> Reason.CONFLICT;
      case 301, 307, 400, 401, 403, 405, 411, 413 -> code.equals("RequestTimeout")
          ? Reason.UNAVAILABLE : Reason.REFUSED;
      case 507 -> Reason.FULL;
      case 0 -> withoutCredentials(failure) ? Reason.REFUSED : Reason.UNAVAILABLE;
      default -> Reason.UNAVAILABLE;
    };
  }

  private static boolean withoutCredentials(SdkException failure) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("credentials");
  }

  private String why(Reason reason, SdkException failure) {
    String code = code(failure);
    String answer = code.isEmpty() ? String.valueOf(status(failure)) : code;
    return switch (reason) {
      case MISSING -> "it does not exist";
      case CONFLICT -> "it has been replaced in the meantime";
      case FULL -> "the store is full";
      case INVALID_KEY, REFUSED -> refusal(code, answer);
      case UNAVAILABLE ->
          status(failure) == 0
              ? "the S3 server is unreachable (" + rootCause(failure) + ")"
              : "the S3 server answered " + answer + "; try again later";
    };
  }

  private String refusal(String code, String answer) {
    return switch (code) {
      case "NoSuchBucket" -> "there is no bucket \"" + bucket + "\"";
      case "SignatureDoesNotMatch", "InvalidAccessKeyId", "ExpiredToken", "InvalidToken" ->
          "S3 refuses the server's credentials (" + code + ")";
      case "" -> answer.equals("0") ? "the server has no credentials for S3" : "S3 refuses it (" + answer + ")";
      default -> "S3 refuses it for bucket \"" + bucket + "\" (" + answer + ")";
    };
  }

  private static String rootCause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName();
  }
}
