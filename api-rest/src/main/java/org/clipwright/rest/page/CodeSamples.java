package org.clipwright.rest.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.stream.Collectors;
import org.clipwright.rest.html.CodeSample;
import org.clipwright.rest.message.JsonText;

/** A request as code for common tools, ready to copy. */
final class CodeSamples {

  private CodeSamples() {}

  /** Samples that get what an address shows. */
  static List<CodeSample> reading(String address) {
    return List.of(
        new CodeSample("curl", "curl -u USERNAME:PASSWORD '" + address + "'"),
        new CodeSample("Python", """
            import requests

            answer = requests.get("%s", auth=("USERNAME", "PASSWORD"))
            answer.raise_for_status()
            print(answer.json())""".formatted(address)),
        new CodeSample("JavaScript", """
            const answer = await fetch("%s", {
              headers: { Authorization: "Token YOUR_TOKEN" },
            });
            console.log(await answer.json());""".formatted(address)));
  }

  /** Samples that send JSON. */
  static List<CodeSample> posting(String address, ObjectNode body) {
    String json = JsonText.indented(body, 2);
    return List.of(
        new CodeSample("curl", "curl -u USERNAME:PASSWORD '" + address + "' -H 'Content-Type: application/json' -d '"
            + json.replace("'", "'\\''") + "'"),
        new CodeSample("Python", """
            import requests

            answer = requests.post("%s", auth=("USERNAME", "PASSWORD"), json=%s)
            answer.raise_for_status()
            print(answer.json())""".formatted(address, python(json))),
        new CodeSample("JavaScript", """
            const answer = await fetch("%s", {
              method: "POST",
              headers: { Authorization: "Token YOUR_TOKEN", "Content-Type": "application/json" },
              body: JSON.stringify(%s),
            });
            console.log(await answer.json());""".formatted(address, json)));
  }

  /** Samples that send a form with a file in its first field. */
  static List<CodeSample> uploading(String address, String file, ObjectNode fields) {
    String flags = fields.properties().stream()
        .map(field -> " -F '" + field.getKey() + "=" + text(field.getValue()).replace("'", "'\\''") + "'")
        .collect(Collectors.joining());
    String appended = fields.properties().stream()
        .map(field -> "form.append(\"" + field.getKey() + "\", "
            + JsonText.compact(TextNode.valueOf(text(field.getValue()))) + ");\n")
        .collect(Collectors.joining());
    ObjectNode texts = fields.deepCopy();
    fields.properties().forEach(field -> texts.put(field.getKey(), text(field.getValue())));
    return List.of(
        new CodeSample("curl", "curl -u USERNAME:PASSWORD '" + address + "' -F '" + file + "=@FILE'" + flags),
        new CodeSample("Python", """
            import requests

            with open("FILE", "rb") as content:
                answer = requests.post("%s", auth=("USERNAME", "PASSWORD"),
                                       data=%s, files={"%s": content})
            answer.raise_for_status()
            print(answer.json())""".formatted(address, JsonText.compact(texts), file)),
        new CodeSample("JavaScript", """
            const form = new FormData();
            form.append("%s", FILE);
            %sconst answer = await fetch("%s", {
              method: "POST",
              headers: { Authorization: "Token YOUR_TOKEN" },
              body: form,
            });
            console.log(await answer.json());""".formatted(file, appended, address)));
  }

  /** Forms carry everything as text. */
  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : JsonText.compact(value);
  }

  private static String python(String json) {
    return json.replaceAll(": true\\b", ": True").replaceAll(": false\\b", ": False").replaceAll(": null\\b", ": None");
  }
}
