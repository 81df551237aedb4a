package org.clipwright.plugin.transcription.whisper;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.sdk.transcription.TranscriptionModel;
import org.clipwright.sdk.transcription.TranscriptionModel.ModelFile;

/**
 * The models published by whisper.cpp's authors, with their published sizes and SHA-1 hashes, and any others by name.
 */
final class WhisperModels {

  private static final Pattern FILE = Pattern.compile("ggml-([A-Za-z0-9][A-Za-z0-9._-]{0,59})\\.bin");

  static final List<TranscriptionModel> KNOWN = List.of(
      model("tiny", 77_691_713, "bd577a113a864445d4c299885e0cb97d4ba92b5f"),
      model("base", 147_951_465, "465707469ff3a37a2b9b8d8f89f2f99de7299dac"),
      model("small", 487_601_967, "55356645c2b361a969dfd0ef2c5a50d530afd8d5"),
      model("medium", 1_533_763_059, "fd9727b6e1217c2f614f9b698455c4ffd82463b4"),
      model("large", "large-v3", 3_095_033_483L, "ad82bf6a9043ceed055076d0fd39f5f186ff8062"),
      model("large-v3-turbo", 1_624_555_275, "4af2b29d7ec73d781377bfd1758ca957a807e941"),
      model("tiny.en", 77_704_715, "c78c86eb1a8faa21b369bcd33207cc90d64ae9df"),
      model("base.en", 147_964_211, "137c40403d78fd54d454da0f9bd998f78703390c"),
      model("small.en", 487_614_201, "db8a495a91d927739e50b3fc1cc4c6b8f6c2d022"),
      model("medium.en", 1_533_774_781, "8c30f0e44ce9560643ebd10bbe50cd20eafd3723"),
      model("large-v1", 3_094_623_691L, "b1caaf735c4cc1429223d5a74f0f4d0b9b59a299"),
      model("large-v2", 3_094_623_691L, "0f4c8e34f21cf1a914c59d8b3ce882345ad349d6"),
      model("large-v3", 3_095_033_483L, "ad82bf6a9043ceed055076d0fd39f5f186ff8062"),
      model("tiny-q5_1", 32_152_673, "2827a03e495b1ed3048ef28a6a4620537db4ee51"),
      model("tiny-q8_0", 43_537_433, "19e8118f6652a650569f5a949d962154e01571d9"),
      model("tiny.en-q5_1", 32_166_155, "3fb92ec865cbbc769f08137f22470d6b66e071b6"),
      model("base-q5_1", 59_707_625, "a3733eda680ef76256db5fc5dd9de8629e62c5e7"),
      model("base-q8_0", 81_768_585, "7bb89bb49ed6955013b166f1b6a6c04584a20fbe"),
      model("base.en-q5_1", 59_721_011, "d26d7ce5a1b6e57bea5d0431b9c20ae49423c94a"),
      model("small-q5_1", 190_085_487, "6fe57ddcfdd1c6b07cdcc73aaf620810ce5fc771"),
      model("small-q8_0", 264_464_607, "bcad8a2083f4e53d648d586b7dbc0cd673d8afad"),
      model("small.en-q5_1", 190_098_681, "20f54878d608f94e4a8ee3ae56016571d47cba34"),
      model("medium-q5_0", 539_212_467, "7718d4c1ec62ca96998f058114db98236937490e"),
      model("medium-q8_0", 823_369_779, "e66645948aff4bebbec71b3485c576f3d63af5d6"),
      model("medium.en-q5_0", 539_225_533, "bb3b5281bddd61605d6fc76bc5b92d8f20284c3b"),
      model("large-v2-q5_0", 1_080_732_091, "00e39f2196344e901b3a2bd5814807a769bd1630"),
      model("large-v2-q8_0", 1_656_129_691, "da97d6ca8f8ffbeeb5fd147f79010eeea194ba38"),
      model("large-v3-q5_0", 1_081_140_203, "e6e2ed78495d403bef4b7cff42ef4aaadcfea8de"),
      model("large-v3-turbo-q5_0", 574_041_195, "e050f7970618a659205450ad97eb95a18d69c9ee"),
      model("large-v3-turbo-q8_0", 874_188_075, "01bf15bedffe9f39d65c1b6ff9b687ea91f59e0e"));

  private WhisperModels() {}

  private static TranscriptionModel model(String name, long bytes, String sha1) {
    return model(name, name, bytes, sha1);
  }

  private static TranscriptionModel model(String name, String version, long bytes, String sha1) {
    return new TranscriptionModel(name, description(name),
        Optional.of(new ModelFile("ggml-" + version + ".bin", bytes, sha1)));
  }

  private static String description(String name) {
    String size = name.startsWith("tiny") ? "The fastest, and the least accurate"
        : name.startsWith("base") ? "Fast"
        : name.startsWith("small") ? "A compromise; translates well into English"
        : name.startsWith("medium") ? "Slow and accurate"
        : name.contains("turbo") ? "Nearly as accurate as the large model and much faster; does not translate"
        : "The most accurate, and the slowest";
    String quantized = name.contains("-q") ? "; quantized, which takes less memory" : "";
    return size + (isEnglishOnly(name) ? ", for English only" : "") + quantized + ".";
  }

  /** One of the operator's own models. */
  static Optional<TranscriptionModel> ofFile(String fileName) {
    Matcher name = FILE.matcher(fileName);
    return name.matches()
        ? Optional.of(new TranscriptionModel(name.group(1), "This server's own model.",
            Optional.of(new ModelFile(fileName, 0, ""))))
        : Optional.empty();
  }

  static boolean isEnglishOnly(String name) {
    return name.matches(".*\\.en(-.*)?");
  }
}
