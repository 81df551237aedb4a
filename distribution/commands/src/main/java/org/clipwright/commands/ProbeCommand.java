package org.clipwright.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.clipwright.commandline.Arguments;
import org.clipwright.commandline.Command;
import org.clipwright.commandline.CommandOutput;
import org.clipwright.commandline.Parameter;
import org.clipwright.commandline.Syntax;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.ReaderJson;

/** {@code clipwright probe}. */
final class ProbeCommand implements Command {

  static final Syntax SYNTAX =
      Syntax.of(
          "Prints the properties of a media file as the API shows them.",
          List.of(new Parameter("FILE", "A video, sound or picture.")));

  private final Path file;

  ProbeCommand(Arguments arguments) {
    this.file = arguments.path("FILE");
  }

  @Override
  public int run(CommandOutput output) throws JsonProcessingException {
    MediaInfo info = new FfmpegMediaOpener().probe(file);
    ObjectNode json = ReaderJson.write(info, file.toString());
    json.put("media_type", ReaderJson.mediaType(info));
    output.out().println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json));
    return 0;
  }
}
