package org.clipwright.rest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.clipwright.rest.message.Probe;

/** What both servers are asked, in this order, since they remember. */
public final class DifferentialProbes {

  private static final String KINDER_SLASH =
      "A write on a path without its slash is served, since a redirect loses it.";
  private static final String KINDER_SLASHES = "Doubled slashes are one, since clients send such.";
  private static final String JSON_404 = "An unknown path is JSON for those who did not ask for HTML.";
  private static final String OWNERSHIP =
      "A link to somebody else's object is refused; the framework does not check it.";
  private static final String NO_COOKIE_FIRST = "Credentials in a header win over the cookie.";
  private static final String BASE64 = "The decoder is strict where Python's skips foreign characters.";
  private static final String LIST_BODY = "JSON of any other kind than an object is refused as free JSON.";
  private static final String LENIENT_LINK = "A link may lack its last slash.";
  private static final String BARE_ID = "The id of an object names it as its address does.";
  private static final String GUARDED_REDIRECT = "Redirects carry the security headers of all answers.";
  private static final String BOUNDS = "Numbers are bounded by what can be stored; the framework overflows.";

  private final List<Probe> probes = new ArrayList<>();

  public static List<Probe> all() {
    DifferentialProbes list = new DifferentialProbes();
    list.routing();
    list.negotiation();
    list.authentication();
    list.tokens();
    list.bodies();
    list.projectFields();
    list.links();
    list.changes();
    list.pages();
    list.options();
    list.differences();
    return list.probes;
  }

  private void add(Probe probe) {
    probes.add(probe);
  }

  private void routing() {
    add(Probe.of("root", "GET", "/").ann());
    add(Probe.of("root anonymous", "GET", "/"));
    add(Probe.of("root head", "HEAD", "/").ann());
    add(Probe.of("root post", "POST", "/").ann());
    add(Probe.of("list without slash", "GET", "/projects").ann().differs(GUARDED_REDIRECT));
    add(Probe.of("list without slash, with query", "GET", "/projects?page=1&x=y").ann().differs(GUARDED_REDIRECT));
    add(Probe.of("list without slash, anonymous", "GET", "/projects").differs(GUARDED_REDIRECT));
    add(Probe.of("head without slash", "HEAD", "/projects").ann().differs(GUARDED_REDIRECT));
    add(Probe.of("format suffix", "GET", "/projects.json").ann());
    add(Probe.of("unknown format suffix", "GET", "/projects.xml").ann());
    add(Probe.of("suffix of an object", "GET", "/projects/1.json").ann());
    add(Probe.of("id that is no number", "GET", "/projects/abc/").ann());
    add(Probe.of("id that does not exist", "GET", "/projects/99/").ann());
    add(Probe.of("id zero", "GET", "/projects/0/").ann());
    add(Probe.of("negative id", "GET", "/projects/-1/").ann());
    add(Probe.of("delete on a list", "DELETE", "/projects/").ann());
    add(Probe.of("put on a list", "PUT", "/projects/").ann().json("{}"));
    add(Probe.of("post on an object", "POST", "/projects/1/").ann().json("{}"));
    add(Probe.of("trace", "TRACE", "/projects/").ann());
    add(Probe.of("unknown method", "BREW", "/projects/").ann());
    add(Probe.of("delete anonymous", "DELETE", "/projects/"));
    add(Probe.of("get on tokens", "GET", "/tokens/"));
    add(Probe.of("browser on unknown path", "GET", "/nothing/").with("Accept", "text/html")
        .differs("Our page names its character set."));
  }

  private void negotiation() {
    for (String accept : List.of("*/*", "application/json", "application/*", "text/html", "text/*", "image/png",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json;q=0.1,text/html",
        "application/json; indent=4", "application/json; indent=2", "application/json; indent=0",
        "application/json; indent=99", "application/json; indent=x", "text/html; q=0, */*", "", "nonsense",
        "application/json;version=1", "APPLICATION/JSON")) {
      add(Probe.of("accept " + accept, "GET", "/projects/").ann().with("Accept", accept));
    }
    for (String format : List.of("json", "api", "xml", "", "JSON")) {
      add(Probe.of("format " + format, "GET", "/projects/?format=" + format).ann());
    }
    add(Probe.of("format api for json", "GET", "/projects/?format=api").ann().with("Accept", "application/json"));
    add(Probe.of("unacceptable anonymous", "GET", "/projects/").with("Accept", "image/png"));
    add(Probe.of("html on tokens", "GET", "/tokens/").with("Accept", "text/html"));
    add(Probe.of("unacceptable on an object", "GET", "/projects/99/").ann().with("Accept", "image/png"));
  }

  private void authentication() {
    add(Probe.of("no credentials", "GET", "/projects/"));
    for (String header : List.of("Token", "Token a b", "Token wrong", "token " + TestPlatform.ANN,
        "TOKEN " + TestPlatform.ANN, "Bearer x", "Token " + "c".repeat(40), "Basic", "Basic a b", "Digest x", "", "x",
        basic("ann:ann-password"), basic("ann:wrong"), basic("nobody:x"), basic("gone:gone-password"),
        basic("ann"), basic("ann:"), basic(":"), basic("ann:ann:password"), "Basic a")) {
      add(Probe.of("authorization " + header, "GET", "/projects/").with("Authorization", header));
    }
    add(Probe.of("bad token on tokens", "POST", "/tokens/").with("Authorization", "Token wrong")
        .json("{\"username\":\"ann\",\"password\":\"ann-password\"}"));
    add(Probe.of("broken body of nobody", "POST", "/projects/").json("{"));
    add(Probe.of("unknown session", "GET", "/projects/").with("Cookie", "sessionid=nothing"));
  }

  private void tokens() {
    for (String body : List.of("{\"username\":\"ann\",\"password\":\"ann-password\"}",
        "{\"username\":\" ann \",\"password\":\"ann-password\"}",
        "{\"username\":\"ann\",\"password\":\"ann-password \"}", "{\"username\":\"ann\",\"password\":\"x\"}",
        "{\"username\":\"gone\",\"password\":\"gone-password\"}", "{}", "{\"username\":\"ann\"}",
        "{\"username\":\"\",\"password\":\"\"}", "{\"username\":null,\"password\":1}",
        "{\"username\":[],\"password\":{}}", "[]")) {
      add(Probe.of("tokens " + body, "POST", "/tokens/").json(body));
    }
    add(Probe.of("tokens by form", "POST", "/tokens/").form("username=ann&password=ann-password"));
    add(Probe.of("tokens without body", "POST", "/tokens/"));
  }

  private void bodies() {
    for (String body : List.of("", "{", "{\"name\": }", "{\"name\":\"x\",}", "{'name':'x'}", "nul", "{\"width\":NaN}",
        "{\"width\":Infinity}", "[1]", "\"x\"", "1", "1.5", "true", "{\"name\":\"a\nb\"}", "{\"name\":\"\\x\"}",
        "{} x", "\ufeff{}")) {
      add(Probe.of("json body " + body, "POST", "/projects/").ann().json(body.isEmpty() ? " " : body));
    }
    add(Probe.of("latin json", "POST", "/projects/").ann().body("application/json",
        new byte[] {'"', (byte) 0xff, '"'}));
    for (String type : List.of("text/plain", "text/plain; charset=x", "application/xml", "application/jsonx", "x")) {
      add(Probe.of("type " + type, "POST", "/projects/").ann().body(type, new byte[] {'{', '}'}));
    }
    add(Probe.of("multipart without boundary", "POST", "/projects/").ann()
        .body("multipart/form-data", new byte[] {'x'}));
    add(Probe.of("no body", "POST", "/effects/").ann());
    add(Probe.of("no body, odd type", "POST", "/effects/").ann().with("Content-Type", "text/plain"));
    add(Probe.of("null body", "POST", "/effects/").ann().json("null").differs("A null body is an empty one."));
    add(Probe.of("broken body for a missing object", "PUT", "/projects/99/").ann().json("{"));
    add(Probe.of("multipart", "POST", "/projects/").ann().body("multipart/form-data; boundary=B",
        multipart("name", "M")));
  }

  private void projectFields() {
    for (String value : List.of("\"x\"", "\"\"", "\" \"", "\" padded \"", "null", "1", "1.5", "true", "[]", "{}",
        "\"" + "n".repeat(255) + "\"", "\"" + "n".repeat(256) + "\"", "\"nul\\u0000\"", "\"\u00e9\u4e2d\ud83d\ude00\"",
        "\"\u2028<&\"")) {
      add(Probe.of("name " + value, "POST", "/projects/").ann().json("{\"name\":" + value + "}"));
    }
    for (String value : List.of("640", "\"640\"", "\" 640 \"", "\"12.0\"", "12.0", "1.5", "\"1.5\"", "\"\"", "\"abc\"",
        "null", "true", "[]", "{}", "0", "-1", "1", "16384", "16385", "\"1e3\"", "99999999999999999999")) {
      add(Probe.of("width " + value, "POST", "/projects/").ann().json("{\"width\":" + value + "}"));
    }
    for (String value : List.of("{}", "{\"a\":[1,2.5,null,true,\"x\"]}", "\"{}\"", "\"{\\\"a\\\":1}\"", "\"{\"")) {
      add(Probe.of("json " + value, "POST", "/projects/").ann().json("{\"name\":\"j\",\"json\":" + value + "}"));
    }
    add(Probe.of("all wrong at once", "POST", "/projects/").ann().json("{\"name\":\"\",\"width\":\"x\",\"height\":0}"));
    add(Probe.of("read-only fields", "POST", "/projects/").ann()
        .json("{\"id\":77,\"url\":\"\",\"date_created\":\"\",\"actions\":null,\"unknown\":1,\"name\":\"r\"}"));
    add(Probe.of("form", "POST", "/projects/").ann().form("name=F+1&width=320&json=%7B%22b%22%3A2%7D"));
    add(Probe.of("form, wrong", "POST", "/projects/").ann().form("name=&width=x&json=%7B"));
    add(Probe.of("form, twice", "POST", "/projects/").ann().form("name=one&name=two"));
  }

  private void links() {
    for (String link : List.of("\"/projects/1/\"", "\"http://localhost/projects/1/\"",
        "\"https://other.example:99/projects/1/?format=json\"", "\"/projects/99/\"", "\"/projects/abc/\"",
        "\"/effects/1/\"", "\"/projects/\"", "\"nothing\"", "\"/nothing/1/\"", "\"\"", "null", "1.5", "true",
        "[]", "{}", "\"http://localhost/projects/1.json\"")) {
      add(Probe.of("link " + link, "POST", "/effects/").ann().json(
          "{\"title\":\"T\",\"type\":\"Negate\",\"end\":10,\"project\":" + link + "}"));
    }
    for (String end : List.of("10.5", "\"10.5\"", "\"x\"", "true", "null", "\"\"", "[]", "-1", "\"1e1\"")) {
      add(Probe.of("float " + end, "POST", "/effects/").ann().json(
          "{\"title\":\"T\",\"type\":\"Negate\",\"project\":\"/projects/1/\",\"end\":" + end + "}"));
    }
    add(Probe.of("nothing given", "POST", "/effects/").ann().json("{}"));
    add(Probe.of("nothing given by form", "POST", "/effects/").ann().form("x=1"));
  }

  private void changes() {
    add(Probe.of("show", "GET", "/projects/1/").ann());
    add(Probe.of("show head", "HEAD", "/projects/1/").ann());
    add(Probe.of("show with format", "GET", "/projects/1/?format=json").ann());
    add(Probe.of("show indented", "GET", "/projects/1/").ann().with("Accept", "application/json; indent=4"));
    add(Probe.of("show an effect", "GET", "/effects/1/").ann());
    add(Probe.of("show an effect by suffix", "GET", "/effects/1.json").ann());
    add(Probe.of("show another's", "GET", "/projects/1/").token(TestPlatform.BOB));
    add(Probe.of("change another's", "PATCH", "/projects/1/").token(TestPlatform.BOB).json("{}"));
    add(Probe.of("delete another's", "DELETE", "/projects/1/").token(TestPlatform.BOB));
    add(Probe.of("patch", "PATCH", "/projects/1/").ann().json("{\"name\":\"patched\"}"));
    add(Probe.of("patch nothing", "PATCH", "/projects/1/").ann().json("{}"));
    add(Probe.of("patch wrong", "PATCH", "/projects/1/").ann().json("{\"width\":\"x\"}"));
    add(Probe.of("put", "PUT", "/effects/1/").ann()
        .json("{\"title\":\"U\",\"type\":\"Negate\",\"end\":5,\"project\":\"/projects/1/\"}"));
    add(Probe.of("put too little", "PUT", "/effects/1/").ann().json("{\"title\":\"U\"}"));
    add(Probe.of("put by form", "PUT", "/projects/1/").ann().form("name=put"));
    add(Probe.of("delete", "DELETE", "/effects/1/").ann());
    add(Probe.of("delete again", "DELETE", "/effects/1/").ann());
    add(Probe.of("delete with json type", "DELETE", "/effects/99/").ann().json("{}"));
  }

  private void pages() {
    for (String page : List.of("1", "2", "3", "last", "0", "99", "abc", "-1", "1.0", "", "+1", "%201%20")) {
      add(Probe.of("page " + page, "GET", "/projects/?page=" + page).ann());
    }
    add(Probe.of("page with parameters", "GET", "/projects/?z=1&page=2&a=b%20c&a=d").ann());
    add(Probe.of("pages with format", "GET", "/projects/?format=json").ann());
    add(Probe.of("empty list", "GET", "/projects/").token(TestPlatform.BOB));
  }

  private void options() {
    add(Probe.of("options anonymous", "OPTIONS", "/projects/"));
    add(Probe.of("options of a missing object", "OPTIONS", "/projects/99/").ann()
        .differs("Descriptions are our own words."));
    add(Probe.of("options of tokens", "OPTIONS", "/tokens/").differs("Descriptions are our own words."));
  }

  private void differences() {
    add(Probe.of("json list", "PATCH", "/projects/1/").ann().json("{\"json\":[1]}").differs(LIST_BODY));
    add(Probe.of("unknown path", "GET", "/nothing/").ann().differs(JSON_404));
    add(Probe.of("id beyond all", "GET", "/projects/99999999999999999999999/").ann().differs(BOUNDS));
    add(Probe.of("doubled slashes", "GET", "//projects/").ann().differs(KINDER_SLASHES));
    add(Probe.of("write without slash", "POST", "/projects").ann().json("{\"name\":\"s\"}").differs(KINDER_SLASH));
    add(Probe.of("not base64", "GET", "/projects/").with("Authorization", "Basic %%%%").differs(BASE64));
    add(Probe.of("link without slash", "POST", "/effects/").ann().json(
        "{\"title\":\"T\",\"type\":\"Negate\",\"end\":10,\"project\":\"/projects/1\"}").differs(LENIENT_LINK));
    add(Probe.of("link by id", "POST", "/effects/").ann().json(
        "{\"title\":\"T\",\"type\":\"Negate\",\"end\":10,\"project\":1}").differs(BARE_ID));
    add(Probe.of("link to another's", "POST", "/effects/").token(TestPlatform.BOB).json(
        "{\"title\":\"T\",\"type\":\"Negate\",\"end\":10,\"project\":\"/projects/1/\"}").differs(OWNERSHIP));
    add(Probe.of("token and cookie", "POST", "/projects/").ann().with("Cookie", "sessionid=x").json("{}")
        .differs(NO_COOKIE_FIRST));
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] multipart(String name, String value) {
    return ("--B\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n--B--\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
