package org.clipwright.timeline.exchange;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.clipwright.timeline.Keyframe;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Point;
import org.clipwright.timeline.exchange.ExchangeProject.ExchangeClip;

/**
 * Writes a project in Apple's Final Cut Pro interchange format (xmeml 4), which most editors import.
 *
 * <p>The elements are those of the desktop editor's exports. Where its numbers would lead other editors astray they are
 * set right: the sequence's length counts frames, tick values come from seconds, clips have the project's rate, and
 * sample rate and channel count stand in their own elements.
 */
public final class FinalCutXml {

  /** Ticks a second of the values that Premiere reads. */
  private static final long TICKS_PER_SECOND = 254_016_000_000L;

  private static final String LARGEST_LEVEL = "3.98109";

  private final ExchangeProject project;
  private final XMLStreamWriter xml;
  private final Set<String> describedFiles = new HashSet<>();

  private FinalCutXml(ExchangeProject project, XMLStreamWriter xml) {
    this.project = project;
    this.xml = xml;
  }

  /** The whole document. */
  public static String write(ExchangeProject project) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new FinalCutXml(project, xml).document();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Writing XML into memory failed.", e);
    }
    return text.toString();
  }

  private void document() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeDTD("\n<!DOCTYPE xmeml>\n");
    start("xmeml", "version", "4");
    sequence();
    end();
    xml.writeEndDocument();
  }

  private void sequence() throws XMLStreamException {
    start("sequence", "id", project.id());
    leaf("uuid", UUID.nameUUIDFromBytes(project.id().getBytes(StandardCharsets.UTF_8)).toString());
    leaf("duration", frames(project.lengthSeconds()));
    rate();
    leaf("name", project.name());
    start("media");
    video();
    audio();
    end();
    timecode();
    end();
  }

  private void video() throws XMLStreamException {
    start("video");
    start("format");
    start("samplecharacteristics");
    rate();
    leaf("width", project.profile().width());
    leaf("height", project.profile().height());
    leaf("anamorphic", "FALSE");
    leaf("pixelaspectratio", "square");
    leaf("fielddominance", "none");
    codec();
    end();
    end();
    for (int layer : project.layers()) {
      videoTrack(project.clipsOn(layer));
    }
    end();
  }

  private void codec() throws XMLStreamException {
    start("codec");
    leaf("name", "Apple ProRes 422");
    start("appspecificdata");
    leaf("appname", "Final Cut Pro");
    leaf("appmanufacturer", "Apple Inc.");
    start("data");
    start("qtcodec");
    leaf("codecname", "Apple ProRes 422");
    leaf("codectypename", "Apple ProRes 422");
    leaf("codectypecode", "apcn");
    end();
    end();
    end();
    end();
  }

  private void audio() throws XMLStreamException {
    start("audio");
    leaf("numOutputChannels", 2);
    start("format");
    start("samplecharacteristics");
    leaf("depth", 16);
    leaf("samplerate", project.profile().sampleRate());
    end();
    end();
    outputs();
    int track = 1;
    for (int layer : project.layers()) {
      audioTrack(project.clipsOn(layer), track++);
    }
    end();
  }

  private void outputs() throws XMLStreamException {
    start("outputs");
    for (int channel = 1; channel <= 2; channel++) {
      start("group");
      leaf("index", channel);
      leaf("numchannels", 1);
      leaf("downmix", 0);
      start("channel");
      leaf("index", channel);
      end();
      end();
    }
    end();
  }

  private void videoTrack(List<ExchangeClip> clips) throws XMLStreamException {
    start("track");
    leaf("enabled", "TRUE");
    leaf("locked", "FALSE");
    for (ExchangeClip clip : clips) {
      if (clip.media().hasVideo()) {
        clipHead(clip, clip.id());
        filter("Opacity", "opacity", "motion", "video", "0", "100", clip.alpha(), 100);
        end();
      }
    }
    end();
  }

  private void audioTrack(List<ExchangeClip> clips, int track) throws XMLStreamException {
    start("track");
    leaf("enabled", "TRUE");
    leaf("locked", "FALSE");
    leaf("outputchannelindex", track);
    for (ExchangeClip clip : clips) {
      if (clip.media().hasAudio()) {
        clipHead(clip, clip.id() + "-audio");
        start("sourcetrack");
        leaf("mediatype", "audio");
        leaf("trackindex", track);
        end();
        filter("Audio Levels", "audiolevels", "audiolevels", "audio", "0", LARGEST_LEVEL, clip.volume(), 1);
        end();
      }
    }
    end();
  }

  private void clipHead(ExchangeClip clip, String id) throws XMLStreamException {
    start("clipitem", "id", id);
    leaf("name", clip.title());
    leaf("enabled", "TRUE");
    leaf("duration", frames(clip.length()));
    rate();
    leaf("start", frames(clip.position()));
    leaf("end", frames(clip.endPosition()));
    leaf("in", frames(clip.start()));
    leaf("out", frames(clip.end()));
    leaf("pproTicksIn", ticks(clip.start()));
    leaf("pproTicksOut", ticks(clip.end()));
    file(clip);
  }

  private void file(ExchangeClip clip) throws XMLStreamException {
    start("file", "id", clip.fileId());
    if (describedFiles.add(clip.fileId())) {
      leaf("name", clip.title());
      leaf("pathurl", clip.title());
      rate();
      leaf("duration", frames(clip.media().durationSeconds()));
      start("media");
      fileMedia(clip.media());
      end();
    }
    end();
  }

  private void fileMedia(MediaInfo media) throws XMLStreamException {
    if (media.hasVideo()) {
      start("video");
      start("samplecharacteristics");
      leaf("width", media.width());
      leaf("height", media.height());
      end();
      end();
    }
    if (media.hasAudio()) {
      start("audio");
      start("samplecharacteristics");
      leaf("depth", 16);
      leaf("samplerate", media.sampleRate());
      end();
      leaf("channelcount", media.channels());
      end();
    }
  }

  private void filter(
      String name, String id, String category, String medium, String lowest, String highest, Keyframe values,
      double factor)
      throws XMLStreamException {
    start("filter");
    start("effect");
    leaf("name", name);
    leaf("effectid", id);
    leaf("effectcategory", category);
    leaf("effecttype", id.equals("opacity") ? "motion" : "audiolevels");
    leaf("mediatype", medium);
    start("parameter");
    leaf("parameterid", id.equals("opacity") ? "opacity" : "level");
    leaf("name", id.equals("opacity") ? "Opacity" : "Level");
    leaf("valuemin", lowest);
    leaf("valuemax", highest);
    for (Point point : values.points()) {
      start("keyframe");
      leaf("when", Math.round(point.frame()));
      leaf("value", Double.toString(point.value() * factor));
      end();
    }
    end();
    end();
    end();
  }

  private void timecode() throws XMLStreamException {
    start("timecode");
    rate();
    leaf("string", "00:00:00:00");
    leaf("frame", 0);
    leaf("displayformat", "NDF");
    end();
  }

  private void rate() throws XMLStreamException {
    double fps = project.profile().fps().toDouble();
    long timebase = Math.max(1, Math.round(fps));
    start("rate");
    leaf("timebase", timebase);
    leaf("ntsc", Math.abs(fps - timebase * 1000.0 / 1001) < 0.001 ? "TRUE" : "FALSE");
    end();
  }

  private long frames(double seconds) {
    return Math.round(seconds * project.profile().fps().toDouble());
  }

  private static long ticks(double seconds) {
    return Math.round(seconds * TICKS_PER_SECOND);
  }

  private void start(String name, String... attribute) throws XMLStreamException {
    xml.writeStartElement(name);
    if (attribute.length == 2) {
      xml.writeAttribute(attribute[0], attribute[1]);
    }
  }

  private void end() throws XMLStreamException {
    xml.writeEndElement();
  }

  private void leaf(String name, long value) throws XMLStreamException {
    leaf(name, Long.toString(value));
  }

  private void leaf(String name, String value) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(legal(value));
    xml.writeEndElement();
  }

  /** XML 1.0 has no way to write most control characters. */
  private static String legal(String value) {
    return value.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
  }
}
