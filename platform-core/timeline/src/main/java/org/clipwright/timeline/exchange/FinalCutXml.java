package org.clipwright.timeline.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import org.clipwright.timeline.exchange.ExchangeProject.Marker;

/**
 * Writes a project in Apple's Final Cut Pro interchange format (xmeml 4), which most editors import.
 *
 * <p>The elements are those of the desktop editor's exports. Numbers that would mislead other editors are corrected:
 * the sequence's length counts frames, tick values come from seconds, clips have the project's rate, and sample rate
 * and channel count are in their own elements. Stereo takes two tracks, one per channel, as other editors write it.
 */
public final class FinalCutXml {

  private final ExchangeProject project;
  private final XmlWriter xml;
  private final FinalCutClips clips;

  private FinalCutXml(ExchangeProject project, XmlWriter xml) {
    this.project = project;
    this.xml = xml;
    this.clips = new FinalCutClips(project, xml);
  }

  /** The complete document. */
  public static String write(ExchangeProject project) {
    try {
      XmlWriter xml = new XmlWriter("xmeml");
      new FinalCutXml(project, xml).document();
      return xml.finish();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Writing XML into memory failed.", e);
    }
  }

  private void document() throws XMLStreamException {
    xml.start("xmeml", "version", "4");
    xml.start("sequence", "id", project.id());
    xml.leaf("uuid", UUID.nameUUIDFromBytes(project.id().getBytes(StandardCharsets.UTF_8)).toString());
    xml.leaf("duration", project.frame(project.lengthSeconds()));
    xml.rate(project.profile().fps());
    xml.leaf("name", project.name());
    xml.start("media");
    video();
    audio();
    xml.end();
    xml.timecode(Timecode.zero(project.profile().fps()), project.profile().fps());
    for (Marker marker : project.markers()) {
      marker(marker);
    }
    xml.end();
    xml.end();
  }

  private void marker(Marker marker) throws XMLStreamException {
    xml.start("marker");
    xml.leaf("name", marker.name());
    xml.leaf("comment", "");
    xml.leaf("in", project.frame(marker.position()));
    xml.leaf("out", -1);
    xml.end();
  }

  private void video() throws XMLStreamException {
    xml.start("video");
    xml.start("format");
    xml.start("samplecharacteristics");
    xml.rate(project.profile().fps());
    xml.leaf("width", project.profile().width());
    xml.leaf("height", project.profile().height());
    xml.leaf("anamorphic", "FALSE");
    xml.leaf("pixelaspectratio", "square");
    xml.leaf("fielddominance", "none");
    codec();
    xml.end();
    xml.end();
    for (int layer : project.layers()) {
      track();
      for (ExchangeClip clip : project.clipsOn(layer)) {
        if (clip.media().hasVideo()) {
          clips.picture(clip);
        }
      }
      xml.end();
    }
    xml.end();
  }

  private void codec() throws XMLStreamException {
    xml.start("codec");
    xml.leaf("name", "Apple ProRes 422");
    xml.start("appspecificdata");
    xml.leaf("appname", "Final Cut Pro");
    xml.leaf("appmanufacturer", "Apple Inc.");
    xml.start("data");
    xml.start("qtcodec");
    xml.leaf("codecname", "Apple ProRes 422");
    xml.leaf("codectypename", "Apple ProRes 422");
    xml.leaf("codectypecode", "apcn");
    xml.end();
    xml.end();
    xml.end();
    xml.end();
  }

  private void audio() throws XMLStreamException {
    xml.start("audio");
    xml.leaf("numOutputChannels", 2);
    xml.start("format");
    xml.start("samplecharacteristics");
    xml.leaf("depth", 16);
    xml.leaf("samplerate", project.profile().sampleRate());
    xml.end();
    xml.end();
    outputs();
    for (int layer : project.layers()) {
      List<ExchangeClip> heard = project.clipsOn(layer).stream().filter(clip -> clip.media().hasAudio()).toList();
      audioTrack(heard, 1);
      if (heard.stream().anyMatch(clip -> clip.media().sound().channels() > 1)) {
        audioTrack(heard.stream().filter(clip -> clip.media().sound().channels() > 1).toList(), 2);
      }
    }
    xml.end();
  }

  private void outputs() throws XMLStreamException {
    xml.start("outputs");
    for (int channel = 1; channel <= 2; channel++) {
      xml.start("group");
      xml.leaf("index", channel);
      xml.leaf("numchannels", 1);
      xml.leaf("downmix", 0);
      xml.start("channel");
      xml.leaf("index", channel);
      xml.end();
      xml.end();
    }
    xml.end();
  }

  private void audioTrack(List<ExchangeClip> heard, int channel) throws XMLStreamException {
    track();
    xml.leaf("outputchannelindex", channel);
    for (ExchangeClip clip : heard) {
      clips.sound(clip, channel);
    }
    xml.end();
  }

  private void track() throws XMLStreamException {
    xml.start("track");
    xml.leaf("enabled", "TRUE");
    xml.leaf("locked", "FALSE");
  }
}
