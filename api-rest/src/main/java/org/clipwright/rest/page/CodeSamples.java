package org.clipwright.rest.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.stream.Collectors;
import org.clipwright.rest.message.JsonText;

/** A request in the words of the tools that people call the API with, ready to be copied. */
final class CodeSamples {

  private CodeSamples() {}

  /** Sections to open, each with a sample that gets what an address shows. */
  static String reading(String address) {
    return section("curl", "curl -u USERNAME:PASSWORD '" + address + "'")
        + section("Python", """
            import requests

            answer = requests.get("%s", auth=("USERNAME", "PASSWORD"))
            answer.raise_for_status()
            print(answer.json())""".formatted(address))
        + section("JavaScript", """
            const answer = await fetch("%s", {
              headers: { Authorization: "Token YOUR_TOKEN" },
            });
            console.log(await answer.json());""".formatted(address));
  }

  /** Sections with samples that send JSON. */
  static String posting(String address, ObjectNode body) {
    String json = JsonText.indented(body, 2);
    return section("curl", "curl -u USERNAME:PASSWORD '" + address + "' -H 'Content-Type: application/json' -d '"
            + json.replace("'", "'\\''") + "'")
        + section("Python", """
            import requests

            answer = requests.post("%s", auth=("USERNAME", "PASSWORD"), json=%s)
            answer.raise_for_status()
            print(answer.json())""".formatted(address, python(json)))
        + section("JavaScript", """
            const answer = await fetch("%s", {
              method: "POST",
              headers: { Authorization: "Token YOUR_TOKEN", "Content-Type": "application/json" },
              body: JSON.stringify(%s),
            });
            console.log(await answer.json());""".formatted(address, json));
  }

  /** Sections with samples that send a form with a file in its first field. */
  static String uploading(String address, String file, ObjectNode fields) {
    String flags = fields.properties().stream()
        .map(field -> " -F '" + field.getKey() + "=" + text(field.getValue()).replace("'", "'\\''") + "'")
        .collect(Collectors.joining());
    String appended = fields.properties().stream()
        .map(field -> "form.append(\"" + field.getKey() + "\", "
            + JsonText.compact(TextNode.valueOf(text(field.getValue()))) + ");\n")
        .collect(Collectors.joining());
    ObjectNode texts = fields.deepCopy();
    fields.properties().forEach(field -> texts.put(field.getKey(), text(field.getValue())));
    return section("curl", "curl -u USERNAME:PASSWORD '" + address + "' -F '" + file + "=@FILE'" + flags)
        + section("Python", """
            import requests

            with open("FILE", "rb") as content:
                answer = requests.post("%s", auth=("USERNAME", "PASSWORD"),
                                       data=%s, files={"%s": content})
            answer.raise_for_status()
            print(answer.json())""".formatted(address, JsonText.compact(texts), file))
        + section("JavaScript", """
            const form = new FormData();
            form.append("%s", FILE);
            %sconst answer = await fetch("%s", {
              method: "POST",
              headers: { Authorization: "Token YOUR_TOKEN" },
              body: form,
            });
            console.log(await answer.json());""".formatted(file, appended, address));
  }

  /** Forms carry everything as text. */
  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : JsonText.compact(value);
  }

  private static String python(String json) {
    return json.replaceAll(": true\\b", ": True").replaceAll(": false\\b", ": False").replaceAll(": null\\b", ": None");
  }

  private static String section(String tool, String code) {
    return "<details><summary>As " + tool + "</summary><pre>" + Html.escape(code) + "</pre></details>\n";
  }
}
