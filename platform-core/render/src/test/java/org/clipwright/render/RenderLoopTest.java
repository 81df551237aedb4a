package org.clipwright.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.PaintedMedia;
import org.clipwright.render.mix.ClipSounds;
import org.clipwright.render.mix.SoundMixer;
import org.clipwright.render.picture.PictureProject;
import org.clipwright.render.setup.CancellationToken;
import org.clipwright.render.setup.EffectSupervision;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.ProgressListener;
import org.clipwright.render.setup.RenderCancelledException;
import org.clipwright.render.setup.RenderException;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RenderLoopTest {

  private static final ProgressListener QUIET = (_, _) -> {};

  private final PaintedMedia media =
      new PaintedMedia()
          .video("count.mp4", 16, 8, 90, (number, _, _) -> Pixel.opaque((int) number, 0, 0))
          .video("large.mp4", 64, 32, 90, (number, _, _) -> Pixel.opaque((int) number, 0, 0))
          .video("square.mp4", 8, 8, 90, (number, _, _) -> Pixel.opaque((int) number, 0, 0))
          .translucent("veil.mov", 16, 8, 90, (_, _, _) -> Pixel.of(0, 0, 100, 100));
  private final PictureProject project = new PictureProject(media);
  private final Notebook encoder = new Notebook();

  @Test
  void anUntouchedClipGoesToTheEncoderAsItWasDecoded() {
    render(project.clip("count.mp4", 1, 0), 1, 5);

    assertThat(encoder.notes).containsExactly("decoded 1", "decoded 2", "decoded 3", "decoded 4", "decoded 5",
        "finished");
  }

  @Test
  void aLargerPictureOfTheCanvassShapeStaysAsItWasDecoded() {
    render(project.clip("large.mp4", 1, 0), 1, 1);

    assertThat(encoder.notes).containsExactly("decoded 1", "finished");
  }

  @Test
  void whatIsHiddenIsNotRead() {
    render(project.clip("square.mp4", 1, 0).clip("count.mp4", 2, 0), 1, 20);

    assertThat(encoder.notes).contains("decoded 20");
    assertThat(media.openNow()).isZero();
  }

  @Test
  void everythingElseIsComposed() {
    render(project.clip("square.mp4", 1, 0), 1, 2);

    assertThat(encoder.notes).containsExactly("frame 1", "frame 2", "finished");
  }

  @Test
  void translucentPicturesAreComposed() {
    render(project.clip("veil.mov", 1, 0), 1, 1);

    assertThat(encoder.notes).containsExactly("frame 0", "finished");
  }

  @Test
  void changedPicturesAreComposed() {
    for (String change : new String[] {"'alpha': 0.9", "'scale_x': 0.9", "'display': 1", "'composite': 13",
      "'rotation': 1"}) {
      Notebook notebook = new Notebook();
      loop(new PictureProject(media).clip("count.mp4", 1, 0, change)).run(new FrameRange(1, 1), notebook, QUIET,
          new CancellationToken());
      assertThat(notebook.notes.getFirst()).as(change).startsWith("frame");
    }
  }

  @Test
  void framesThatLookTheSameAreRepeated() {
    render(project.clip("count.mp4", 1, 0.1, "'time': {'Points': [{'co':{'X':1,'Y':4}},{'co':{'X':9,'Y':4}}]}"), 1, 8);

    assertThat(encoder.notes)
        .containsExactly(
            "frame 0", "again", "again", "decoded 4", "again", "again", "again", "again", "finished");
  }

  @Test
  void movingStillsAreNotRepeated() {
    render(
        project.clip(
            "veil.mov", 1, 0, "'time': {'Points': [{'co':{'X':1,'Y':4}},{'co':{'X':9,'Y':4}}]}",
            "'location_x': {'Points': [{'co':{'X':1,'Y':0}},{'co':{'X':9,'Y':1}}]}"),
        1,
        4);

    assertThat(encoder.notes).doesNotContain("again");
  }

  @Test
  void cutsOfOneFileShareADecoder() {
    project
        .clip("count.mp4", 1, 0)
        .clip("count.mp4", 1, 1, "'start': 0.5")
        .clip("count.mp4", 1, 1.5, "'start': 0.2");
    render(project, 1, 60);

    assertThat(media.opened()).isEqualTo(1);
    assertThat(media.seeks()).containsExactly("count.mp4:16", "count.mp4:7");
  }

  @Test
  void clipsOfOneFileAtTheSameTimeHaveADecoderEach() {
    render(project.clip("count.mp4", 1, 0).clip("count.mp4", 2, 0, "'alpha': 0.5", "'start': 0.5"), 1, 15);

    assertThat(media.opened()).isEqualTo(2);
    assertThat(media.seeks()).isEmpty();
  }

  @Test
  void manyClipsDoNotKeepManyDecodersOpen() {
    for (int i = 0; i < 60; i++) {
      media.video("clip" + i + ".mp4", 16, 8, 90, (_, _, _) -> Pixel.opaque(1, 1, 1));
      project.clip("clip" + i + ".mp4", 1, i);
    }
    int[] most = {0};
    ProgressListener watching = (_, _) -> most[0] = Math.max(most[0], media.openNow());
    loop(project).run(new FrameRange(1, 60 * 30), encoder, watching, new CancellationToken());

    assertThat(media.opened()).isEqualTo(60);
    assertThat(most[0]).isLessThan(25);
    assertThat(media.openNow()).isZero();
  }

  @Test
  void progressCountsEncodedFrames() {
    List<String> progress = new ArrayList<>();

    loop(project.clip("count.mp4", 1, 0))
        .run(new FrameRange(11, 13), encoder, (done, total) -> progress.add(done + "/" + total),
            new CancellationToken());

    assertThat(progress).containsExactly("1/3", "2/3", "3/3");
    assertThat(encoder.notes).startsWith("decoded 11");
  }

  @Test
  void soundGoesToTheEncoderBesideEachPicture() {
    loop(project.clip("count.mp4", 1, 0)).withSound(new Counting()).run(new FrameRange(1, 3), encoder, QUIET,
        new CancellationToken());

    assertThat(encoder.notes)
        .containsExactly("sound 1", "decoded 1", "sound 2", "decoded 2", "sound 3", "decoded 3", "finished");
  }

  @Test
  void soundCanBeRenderedAlone() {
    RenderLoop.of(project.clip("count.mp4", 1, 0).setup())
        .withSound(new Counting())
        .run(new FrameRange(1, 2), encoder, QUIET, new CancellationToken());

    assertThat(encoder.notes).containsExactly("sound 1", "sound 2", "finished");
  }

  @Test
  void aCancelledRenderStopsWithoutFinishingTheFile() {
    CancellationToken token = new CancellationToken();
    ProgressListener cancelling =
        (done, _) -> {
          if (done == 3) {
            token.cancel();
          }
        };

    assertThatThrownBy(() -> loop(project.clip("count.mp4", 1, 0)).run(new FrameRange(1, 30), encoder, cancelling,
        token))
        .isInstanceOf(RenderCancelledException.class);

    assertThat(encoder.notes).hasSize(3).doesNotContain("finished");
    assertThat(media.openNow()).isZero();
  }

  @Test
  void aFailureOnAnyThreadEndsTheRender() {
    project.clip("count.mp4", 1, 0).clip("gone.mp4", 1, 0.2);

    assertThatThrownBy(() -> render(project, 1, 30)).isInstanceOf(MediaException.class)
        .hasMessageContaining("gone.mp4");

    assertThat(encoder.notes).contains("decoded 6").doesNotContain("finished");
    assertThat(media.openNow()).isZero();
  }

  @Test
  void anEncoderThatFailsEndsTheRender() {
    encoder.room = 4;

    assertThatThrownBy(() -> render(project.clip("square.mp4", 1, 0), 1, 30))
        .isInstanceOf(MediaException.class)
        .hasMessage("The disk is full.");
    assertThat(media.openNow()).isZero();
  }

  @Test
  void anEffectThatNeverEndsEndsTheRender() {
    CountDownLatch never = new CountDownLatch(1);
    project.register("Sleeps", _ -> sleeping(never)).clip("count.mp4", 1, 0, "'effects': [{'type': 'Sleeps'}]");

    try {
      assertThatThrownBy(
          () -> RenderLoop.of(project.setup().withSupervision(EffectSupervision.within(Duration.ofMillis(50))))
              .withPictures(ClipSounds.SILENT)
              .run(new FrameRange(1, 5), encoder, QUIET, new CancellationToken()))
          .isInstanceOf(RenderException.class)
          .hasMessageContaining("Effect Sleeps did not finish");
    } finally {
      never.countDown();
    }
  }

  private void render(PictureProject wanted, long first, long last) {
    loop(wanted).run(new FrameRange(first, last), encoder, QUIET, new CancellationToken());
  }

  private static RenderLoop loop(PictureProject wanted) {
    return RenderLoop.of(wanted.setup()).withPictures(ClipSounds.SILENT);
  }

  private static PictureFilter sleeping(CountDownLatch never) {
    return new PictureFilter() {
      @Override
      public Layout layout(PictureContext context) {
        return Layout.whole();
      }

      @Override
      public void apply(PictureContext context, Rows rows) {
        boolean interrupted = true;
        while (interrupted) {
          try {
            never.await();
            interrupted = false;
          } catch (InterruptedException exception) {
            interrupted = never.getCount() > 0;
          }
        }
      }
    };
  }

  /** An encoder that notes what it is given; the red of a picture's first pixel tells which it is. */
  private static final class Notebook implements Encoder {

    private final List<String> notes = new ArrayList<>();
    private int room = Integer.MAX_VALUE;

    @Override
    public void write(DecodedPicture picture) {
      note("decoded " + ((PaintedMedia.Painted) picture).number());
    }

    @Override
    public void write(Frame frame) {
      note("frame " + Pixel.red(frame.pixel(frame.width() / 2)));
    }

    @Override
    public void repeat() {
      note("again");
    }

    @Override
    public void write(AudioBlock block) {
      note("sound " + (int) block.channel(0)[0]);
    }

    @Override
    public void finish() {
      note("finished");
    }

    @Override
    public void close() {}

    private void note(String text) {
      if (notes.size() >= room) {
        throw new MediaException("The disk is full.");
      }
      notes.add(text);
    }
  }

  /** Sound whose samples are the number of the frame. */
  private static final class Counting implements SoundMixer {

    @Override
    public void mix(long frame, AudioBlock block) {
      block.resize(1600);
      block.channel(0)[0] = frame;
    }

    @Override
    public void close() {}
  }
}
