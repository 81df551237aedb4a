package org.clipwright.rest;

/** A request in the words of the tools that people call the API with, ready to be copied. */
final class CodeSamples {

  private CodeSamples() {}

  /** Sections to open, each with a sample that gets what an address shows. */
  static String html(String address) {
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

  private static String section(String tool, String code) {
    return "<details><summary>As " + tool + "</summary><pre>" + Html.escape(code) + "</pre></details>\n";
  }
}
