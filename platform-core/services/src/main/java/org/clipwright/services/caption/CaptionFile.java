package org.clipwright.services.caption;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.clipwright.services.caption.language.CaptionLanguage;
import org.clipwright.services.resource.Export;

/**
 * The captions of one language, stored beside the output of an export.
 *
 * @param webVtt the key of the WebVTT file
 * @param subRip the key of the SubRip file
 */
public record CaptionFile(CaptionTrack track, String webVtt, String subRip) {

  /** The key of an export's JSON under which the server lists them. */
  public static final String KEY = "caption_files";

  private static final String WEB_VTT = "vtt";
  private static final String SUB_RIP = "srt";

  /** The files of a track beside an output: named like the output, with the language before the extension. */
  public static CaptionFile beside(String output, CaptionTrack track) {
    String stem = output.substring(0, output.lastIndexOf('.') + 1) + track.language() + ".";
    return new CaptionFile(track, stem + WEB_VTT, stem + SUB_RIP);
  }

  /** The files of an export, in the order of its tracks. Their keys are derived from the key of its output. */
  public static List<CaptionFile> of(Export export) {
    List<CaptionFile> files = new ArrayList<>();
    export.outcome().output().ifPresent(output -> export.json().path(KEY)
        .forEach(entry -> track(entry).ifPresent(track -> files.add(beside(output, track)))));
    return files;
  }

  private static Optional<CaptionTrack> track(JsonNode entry) {
    return CaptionLanguage.canonical(entry.path("language").asText("")).map(language -> new CaptionTrack(
        language, entry.path("name").asText(""), entry.path("default").asBoolean(false)));
  }

  /** The keys of an output and its captions, without the segments that an output may lead to. */
  public static List<String> stored(Export export) {
    return Stream.concat(
        export.outcome().output().stream(), of(export).stream().flatMap(file -> file.keys().stream())).toList();
  }

  /** What follows the name of the output in one of its keys, such as {@code .en.vtt}. */
  public String endingOf(String key) {
    return "." + track.language() + key.substring(key.lastIndexOf('.'));
  }

  /** The keys of both files in the storage. */
  public List<String> keys() {
    return List.of(webVtt, subRip);
  }

  /** Lists files in an export's JSON. */
  public static void write(List<CaptionFile> files, ObjectNode json) {
    ArrayNode list = json.putArray(KEY);
    files.forEach(file -> file.write(list.addObject()));
  }

  private void write(ObjectNode entry) {
    entry.put("language", track.language()).put("name", track.name()).put("default", track.isDefault());
  }

  /** The same list with the addresses of the files. */
  public static void show(List<CaptionFile> files, ObjectNode json, UnaryOperator<String> address) {
    ArrayNode list = json.putArray(KEY);
    for (CaptionFile file : files) {
      ObjectNode entry = list.addObject();
      file.write(entry);
      entry.put(WEB_VTT, address.apply(file.webVtt)).put(SUB_RIP, address.apply(file.subRip));
    }
  }
}
