package org.clipwright.services.export;

import java.nio.file.Path;
import org.clipwright.services.caption.CaptionTrack;

/** The captions of one language in files of this machine: the same in WebVTT and in SubRip. */
public record RenderedCaptions(CaptionTrack track, Path webVtt, Path subRip) {}
