package org.clipwright.rest.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.clipwright.rest.RestConfiguration;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestResponse;
import org.clipwright.services.account.RequestThrottle;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.export.ExportQuota;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one user may have, and what is said to one who wants more. */
class QuotasTest {

  private static final Instant HOUR_BEFORE_MIDNIGHT = Instant.parse("2026-03-01T23:00:00Z");

  @TempDir Path uploads;
  private TestPlatform platform;
  private double asked;

  private void open(OptionalLong storedBytes, ExportQuota exports) {
    platform = new TestPlatform(RestConfiguration.withUploadsIn(UploadRoom.unlimited(uploads)),
        new TestPlatform.Limits(RequestThrottle.NONE, storedBytes, exports));
    platform.json("POST", "/projects/", "{'name': 'A', 'width': 640, 'height': 360, 'fps_num': 25, 'fps_den': 1,"
        + " 'sample_rate': 44100, 'channels': 2, 'channel_layout': 3, 'json': {}}");
  }

  private ExportQuota exports(OptionalInt atOnce, Optional<Duration> aDay) {
    return new ExportQuota(atOnce, aDay, (_, _, seconds) -> asked += seconds, () -> HOUR_BEFORE_MIDNIGHT);
  }

  private TestResponse export(int frames) {
    return platform.json("POST", "/projects/1/exports/", "{'export_type': 'video', 'video_format': 'mp4',"
        + " 'video_codec': 'libx264', 'video_bitrate': 8000000, 'audio_codec': 'libmp3lame', 'audio_bitrate': 1920000,"
        + " 'start_frame': 1, 'end_frame': " + frames + ", 'json': {}}");
  }

  private void clip() {
    assertThat(platform.upload(1, "a.mp4", "0123456789").status()).isEqualTo(201);
    TestResponse clip = platform.json("POST", "/projects/1/clips/",
        "{'file': 'http://localhost/files/1/', 'position': 0, 'start': 0, 'end': 1, 'layer': 1, 'json': {}}");
    assertThat(clip.status()).as(clip.text()).isEqualTo(201);
  }

  @Test
  void mediaBeyondTheBoundAreRefusedAndLeaveNothing() {
    open(OptionalLong.of(25), ExportQuota.NONE);
    assertThat(platform.upload(1, "a.mp4", "0123456789").status()).isEqualTo(201);
    assertThat(platform.json("POST", "/files/1/copy/", "{}").status()).isEqualTo(201);
    for (TestResponse refused : new TestResponse[] {
      platform.upload(1, "b.mp4", "0123456789"), platform.json("POST", "/files/1/copy/", "{}"),
      platform.json("POST", "/projects/1/copy/", "{}")}) {
      assertThat(refused.status()).as(refused.text()).isEqualTo(403);
      assertThat(refused.text()).contains("This would exceed your storage quota of 0.0 MB.");
    }
    assertThat(platform.storage.list("video/").count()).isEqualTo(2);
    assertThat(platform.upload(1, "c.mp4", "01234").status()).isEqualTo(201);
  }

  @Test
  void exportsThatAreNotOverAreCounted() {
    open(OptionalLong.empty(), exports(OptionalInt.of(2), Optional.empty()));
    clip();
    assertThat(export(25).status()).isEqualTo(201);
    assertThat(export(25).status()).isEqualTo(201);
    TestResponse refused = export(25);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).contains("60");
    assertThat(refused.text()).contains("You already have the maximum of 2 unfinished exports");
    assertThat(platform.json("POST", "/exports/1/cancel/", "{}").status()).isEqualTo(200);
    assertThat(export(25).status()).isEqualTo(201);
  }

  @Test
  void minutesOfADayAreCounted() {
    open(OptionalLong.empty(), exports(OptionalInt.empty(), Optional.of(Duration.ofMinutes(1))));
    clip();
    assertThat(export(50 * 25).status()).isEqualTo(201);
    TestResponse refused = export(11 * 25);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).contains("3600");
    assertThat(refused.text()).contains("exceed the 1 minutes that you may export per day");
    assertThat(asked).isEqualTo(61);
  }
}
