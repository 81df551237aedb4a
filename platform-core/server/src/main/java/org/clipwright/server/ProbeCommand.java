package org.clipwright.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.ReaderJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clipwright probe}. */
@Command(
    name = "probe",
    description = "Prints what a media file holds, as the API shows it.",
    mixinStandardHelpOptions = true)
final class ProbeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A video, sound or picture.")
  private Path file;

  @Override
  public Integer call() throws JsonProcessingException {
    MediaInfo info = new FfmpegMediaOpener().probe(file);
    ObjectNode json = ReaderJson.write(info, file.toString());
    json.put("media_type", ReaderJson.mediaType(info));
    spec.commandLine().getOut().println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
