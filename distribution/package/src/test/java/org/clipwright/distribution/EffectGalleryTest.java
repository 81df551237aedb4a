package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every picture effect with three settings beside the picture without it, as the gallery in the documentation shows
 * them. The sheets are left under {@code target/gallery}; those that are wanted are copied into the documentation.
 */
@Timeout(300)
class EffectGalleryTest {

  private static final Path SHEETS = Path.of("src/test/resources/sheets");
  private static final Path GALLERY = Path.of("../../docs/reference/gallery");
  private static final String PICTURE_EFFECTS = "org.clipwright.sdk.effect.PictureEffect";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final double ALIKE = 0.99;

  /** Pictures of two settings that are alike this much look the same to a reader. */
  private static final double SAME = 0.9999;

  private static final int FRAMES = 10;
  private static final int SHOWN_FRAME = 6;

  @TempDir private static Path folder;
  private static JsonNode effects;
  private static final TreeMap<String, List<BufferedImage>> PICTURES = new TreeMap<>();

  /** One project holds all pictures, each as a second of its own, so that the program starts once. */
  @BeforeAll
  static void renderAll() throws Exception {
    effects = JSON.readTree(SHEETS.resolve("sheets.json").toFile());
    drawInterlaced();
    ArrayNode clips = JSON.createArrayNode();
    for (String effect : names()) {
      addClips(clips, effect);
    }
    int cells = clips.size();
    clips.add(clip(0, 0, media("checks.svg")).put("end", cells));
    Path project = folder.resolve("all.json");
    JSON.writeValue(project.toFile(), project(clips));
    String numbers = IntStream.range(0, cells).mapToObj(i -> Integer.toString(i * FRAMES + SHOWN_FRAME))
        .collect(Collectors.joining(","));
    Installation.run("frames", project.toString(), "--out", folder.toString(), "--frames", numbers);
    int cell = 0;
    for (String effect : names()) {
      List<BufferedImage> row = new ArrayList<>();
      for (int i = 0; i <= effects.path(effect).path("settings").size(); i++) {
        row.add(ImageIO.read(folder.resolve("f%06d.png".formatted(cell++ * FRAMES + SHOWN_FRAME)).toFile()));
      }
      PICTURES.put(effect, row);
    }
  }

  static List<String> names() throws IOException {
    JsonNode sheets = JSON.readTree(SHEETS.resolve("sheets.json").toFile());
    List<String> names = new ArrayList<>();
    sheets.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @ParameterizedTest
  @MethodSource("names")
  void settingsLookAsTheyDoInTheGallery(String effect) throws IOException {
    List<BufferedImage> pictures = PICTURES.get(effect);
    BufferedImage sheet = EffectSheet.of(pictures, lines(effect));
    Path made = Path.of("target/gallery", effect + ".jpg");
    EffectSheet.write(sheet, made);
    for (int i = 1; i < pictures.size(); i++) {
      assertThat(Likeness.ofPictures(pictures.getFirst(), pictures.get(i)))
          .as("setting %d of %s beside the untouched picture", i, effect).isLessThan(SAME);
    }
    Path shown = GALLERY.resolve(effect + ".jpg");
    double likeness = Files.exists(shown)
        ? Likeness.ofPictures(ImageIO.read(shown.toFile()), ImageIO.read(made.toFile())) : 0;
    assertThat(likeness)
        .as("The sheet of %s looks different, or is new. If it is right, accept it: cp distribution/package/%s"
            + " docs/reference/gallery/", effect, made)
        .isGreaterThan(ALIKE);
  }

  @Test
  void everyPictureEffectIsInTheGallery() throws IOException {
    Set<String> built = ModuleFinder.of(Path.of("target/clipwright/plugins")).findAll().stream()
        .flatMap(module -> module.descriptor().provides().stream())
        .filter(provided -> provided.service().equals(PICTURE_EFFECTS))
        .flatMap(provided -> provided.providers().stream())
        .map(provider -> provider.substring(provider.lastIndexOf('.') + 1))
        .collect(Collectors.toSet());
    assertThat(names()).as("The effects in distribution/package/src/test/resources/sheets/sheets.json")
        .hasSameElementsAs(built);
    String page = Files.readString(GALLERY.resolve("../effect-gallery.md"));
    assertThat(names().stream().map(name -> "gallery/" + name + ".jpg").filter(sheet -> !page.contains(sheet)))
        .as("Sheets that docs/reference/effect-gallery.md does not show").isEmpty();
  }

  private static void addClips(ArrayNode clips, String effect) {
    JsonNode sheet = effects.path(effect);
    ArrayNode before = JSON.createArrayNode();
    sheet.path("before").forEach(before::add);
    clips.add(shown(clips.size(), sheet, before));
    for (JsonNode settings : sheet.path("settings")) {
      ObjectNode item = JSON.createObjectNode().put("type", effect).put("id", effect);
      settings.properties().forEach(setting -> item.set(setting.getKey(), value(setting.getKey(), setting.getValue())));
      ArrayNode all = before.deepCopy();
      all.forEach(earlier -> ((ObjectNode) earlier).put("order", 1));
      clips.add(shown(clips.size(), sheet, all.add(item)));
    }
  }

  private static ObjectNode shown(int second, JsonNode sheet, ArrayNode with) {
    double start = sheet.path("start").asDouble(0);
    return clip(second, 1, media(sheet.path("media").asText())).put("start", start).put("end", start + 1).set("effects",
        with);
  }

  private static ObjectNode clip(int second, int layer, String path) {
    ObjectNode clip = JSON.createObjectNode().put("id", "C" + second + "L" + layer).put("layer", layer)
        .put("position", second).put("start", 0).put("end", 1);
    clip.putObject("reader").put("path", path);
    return clip;
  }

  private static ObjectNode project(ArrayNode clips) {
    ObjectNode project =
        JSON.createObjectNode().put("width", EffectSheet.CELL_WIDTH).put("height", EffectSheet.CELL_HEIGHT)
            .put("sample_rate", 48_000).put("channels", 2).put("channel_layout", 3);
    project.putObject("fps").put("num", FRAMES).put("den", 1);
    return project.set("clips", clips);
  }

  /** Colours are written as #rrggbb in the list of sheets, pictures by their file's name. */
  private static JsonNode value(String name, JsonNode value) {
    if (value.isObject()) {
      ObjectNode copy = JSON.createObjectNode();
      value.properties().forEach(inner -> copy.set(inner.getKey(), value(inner.getKey(), inner.getValue())));
      return copy;
    }
    String text = value.asText();
    if (text.startsWith("#")) {
      int rgb = Integer.decode(text);
      return JSON.createObjectNode().put("red", rgb >> 16).put("green", rgb >> 8 & 255).put("blue",
          rgb & 255).put("alpha", 255);
    }
    if (name.endsWith("reader")) {
      return JSON.createObjectNode().put("path", text.startsWith("@") ? text : media(text));
    }
    return name.endsWith("_path") ? JSON.getNodeFactory().textNode(media(text)) : value;
  }

  private static String media(String name) {
    return name.equals("interlaced.png")
        ? folder.resolve(name).toString() : SHEETS.resolve(name).toAbsolutePath().toString();
  }

  /** Two fields of a moving picture in one: every other row comes from a moment later. */
  private static void drawInterlaced() throws Exception {
    ArrayNode clips = JSON.createArrayNode();
    clips.add(clip(0, 1, media("landscape.svg")).put("scale_x", 1.1).put("scale_y", 1.1));
    clips.add(clip(1, 1, media("landscape.svg")).put("scale_x", 1.1).put("scale_y", 1.1).put("location_x", 0.03));
    Path project = folder.resolve("fields.json");
    JSON.writeValue(project.toFile(), project(clips));
    Installation.run("frames", project.toString(), "--out", folder.toString(), "--frames", "1,11");
    BufferedImage picture = ImageIO.read(folder.resolve("f000001.png").toFile());
    BufferedImage later = ImageIO.read(folder.resolve("f000011.png").toFile());
    for (int y = 1; y < picture.getHeight(); y += 2) {
      for (int x = 0; x < picture.getWidth(); x++) {
        picture.setRGB(x, y, later.getRGB(x, y));
      }
    }
    ImageIO.write(picture, "png", folder.resolve("interlaced.png").toFile());
  }

  private static List<String> lines(String effect) {
    List<String> lines = new ArrayList<>(List.of("without"));
    effects.path(effect).path("lines").forEach(line -> lines.add(line.asText()));
    if (lines.size() > 1) {
      return lines;
    }
    for (JsonNode settings : effects.path(effect).path("settings")) {
      String line = settings.properties().stream()
          .filter(setting -> !setting.getKey().endsWith("_path"))
          .map(setting -> setting.getKey() + " " + setting.getValue().toString().replace("\"", "").replace("\\n", " "))
          .collect(Collectors.joining(", "));
      lines.add(line.isEmpty() ? "as it is by default" : line);
    }
    return lines;
  }
}
