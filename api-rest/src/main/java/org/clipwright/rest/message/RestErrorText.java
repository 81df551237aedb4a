package org.clipwright.rest.message;

/** All messages with which this API itself rejects requests; those about fields belong to the services. */
public final class RestErrorText {

  public static final String NOT_FOUND = "Not found.";
  public static final String INVALID_PAGE = "Invalid page.";
  public static final String NOT_ACCEPTABLE = "Could not satisfy the request Accept header.";
  public static final String NOT_AUTHENTICATED = "Authentication credentials were not provided.";
  static final String PERMISSION_DENIED = "You do not have permission to perform this action.";
  public static final String CSRF_COOKIE_MISSING = "CSRF Failed: CSRF cookie not set.";
  public static final String CSRF_TOKEN_WRONG = "CSRF Failed: CSRF token missing or incorrect.";
  public static final String CSRF_REFERER_MISSING = "CSRF Failed: Referer checking failed - no Referer.";
  public static final String CSRF_REFERER_WRONG =
      "CSRF Failed: Referer checking failed - %s does not match any trusted origins.";
  public static final String LOGIN_FAILED =
      "Please enter a correct username and password. Note that both fields may be case-sensitive.";
  public static final String STAFF_LOGIN_FAILED =
      "Please enter the correct username and password for a staff account."
          + " Note that both fields may be case-sensitive.";
  public static final String NOT_STAFF =
      "You are signed in as %s, who is not authorized to open these pages. Sign in with another account to continue.";
  public static final String FOREIGN_PAGE =
      "A page of another origin (%s) may not send this request. An operator can allow that origin with"
          + " CLIPWRIGHT_CORS_ORIGINS, or, if it is this server's own behind a proxy,"
          + " name it in CLIPWRIGHT_PUBLIC_URL.";
  public static final String UNKNOWN_HOST =
      "This server does not answer to the host name \"%s\". Use its address, or have an operator add the name to"
          + " CLIPWRIGHT_ALLOWED_HOSTS.";
  public static final String MEDIA_ONLY = "Only media are served here; the API has another address.";
  public static final String NOT_A_CHOICE =
      "Select a valid choice. %s is not one of the available choices. They are: %s.";
  public static final String NOT_WHOLE = "Enter a whole number.";
  public static final String NOT_A_REFERENCE = "Enter the id or the address of a %s.";
  public static final String TOO_MANY_WORDS = "Search for at most %d words at a time.";
  public static final String METHOD_NOT_ALLOWED = "Method \"%s\" not allowed.";
  static final String UNSUPPORTED_MEDIA_TYPE = "Unsupported media type \"%s\" in request.";
  static final String JSON_PARSE_ERROR = "JSON parse error - %s";
  static final String MULTIPART_PARSE_ERROR = "Multipart form parse error - %s";
  static final String NOT_AN_OBJECT = "Invalid data. Expected a dictionary, but got %s.";
  static final String BODY_TOO_LARGE = "The request body is larger than the %d bytes that this server accepts here.";
  public static final String TOO_LONG_FOR_A_PAGE =
      "This is too long to show on a page. Add format=json to the address to get the plain JSON.";
  static final String TOO_MANY_VALUES =
      "The request body has more values than this server accepts from a client that is not signed in.";
  static final String TOO_MANY_FIELDS = "The request has more than the %d fields that this server accepts.";
  static final String TOO_MANY_FILES = "The request has more than the %d files that this server accepts.";
  static final String BODY_INTERRUPTED = "The request body ended before its declared length.";
  public static final String BAD_REQUEST = "The server cannot read this request.";
  public static final String MALFORMED = "Its address or its headers are malformed.";
  public static final String SERVER_ERROR = "A server error occurred.";
  public static final String MEDIA_MISSING = "The media of this object is not available yet.";
  public static final String RANGE_NOT_SATISFIABLE =
      "The requested range lies outside the %d available bytes.";

  private RestErrorText() {}
}
