package org.clipwright.media.probe;

import static org.bytedeco.ffmpeg.global.avutil.AV_DICT_IGNORE_SUFFIX;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.clipwright.media.input.InputFile;
import org.clipwright.media.picture.DisplayMatrix;

/** What a media file says of itself, such as its title, and how its picture is turned. */
final class MediaTags {

  private MediaTags() {}

  /** The tags of a file, then those of its streams; later ones replace earlier ones. */
  static Map<String, String> of(InputFile input) {
    Map<String, String> tags = new LinkedHashMap<>();
    read(input.container().metadata(), tags);
    if (input.hasVideo()) {
      read(input.video().metadata(), tags);
    }
    if (input.hasAudio()) {
      read(input.audio().metadata(), tags);
    }
    double rotation = input.hasVideo() ? DisplayMatrix.of(input.video()).originalClockwise() : 0;
    if (rotation != 0) {
      tags.put("rotate", Long.toString(Math.round(rotation)));
    }
    return tags;
  }

  private static void read(AVDictionary dictionary, Map<String, String> tags) {
    AVDictionaryEntry entry = av_dict_get(dictionary, "", null, AV_DICT_IGNORE_SUFFIX);
    while (entry != null) {
      tags.put(entry.key().getString(), entry.value().getString());
      entry = av_dict_get(dictionary, "", entry, AV_DICT_IGNORE_SUFFIX);
    }
  }
}
