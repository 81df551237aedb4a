package org.clipwright.timeline.exchange.finalcut;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.exchange.otio.OtioReader;

/** Reads the XML of other editors as a project: FCPXML, and Final Cut Pro 7's xmeml. */
public final class EditorXml {

  private EditorXml() {}

  /**
   * Reads a document.
   *
   * @param usual size and sound, where the document does not say
   * @throws ProjectException if it cannot be read
   */
  public static OtioReader.Found read(String text, Profile usual) {
    XmlItem document = XmlItem.parse(text);
    List<String> warnings = new ArrayList<>();
    ObjectNode timeline = switch (document.name()) {
      case "fcpxml" -> FcpxmlReader.read(document, warnings);
      case "xmeml" -> FinalCutReader.read(document, warnings);
      default -> throw new ProjectException("The document is <" + document.name()
          + ">; FCPXML (<fcpxml>) and Final Cut Pro 7's format (<xmeml>) can be read.");
    };
    OtioReader.Found found = OtioReader.read(timeline, usual);
    return new OtioReader.Found(found.project(), OtioReader.bounded(
        Stream.concat(warnings.stream(), found.warnings().stream()).toList()));
  }
}
