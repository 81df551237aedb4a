package org.clipwright.services.preview;

import static org.assertj.core.api.Assertions.assertThat;

import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;

/** The playlists of previews, as players read them. */
class PreviewPlaylistsTest {

  private static Profile profile(int width, int height, int channels) {
    return new Profile(width, height, new Rational(30_000, 1001), 44_100, channels, 3);
  }

  @Test
  void masterLeadsToTwoSizesWithOneSound() {
    assertThat(PreviewPlaylists.master(profile(1920, 1080, 2))).isEqualTo("""
        #EXTM3U
        #EXT-X-VERSION:7
        #EXT-X-INDEPENDENT-SEGMENTS
        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="Sound",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",\
        URI="audio/index.m3u8"
        #EXT-X-STREAM-INF:BANDWIDTH=1541019,RESOLUTION=640x360,FRAME-RATE=29.970,\
        CODECS="avc1.64001f,mp4a.40.2",AUDIO="audio"
        360p/index.m3u8
        #EXT-X-STREAM-INF:BANDWIDTH=5684076,RESOLUTION=1280x720,FRAME-RATE=29.970,\
        CODECS="avc1.64001f,mp4a.40.2",AUDIO="audio"
        720p/index.m3u8
        """);
  }

  @Test
  void noTrackIsLargerThanTheProjectNorIsThereSoundWithoutChannels() {
    assertThat(PreviewPlaylists.master(profile(321, 241, 0))).doesNotContain("720p", "AUDIO", "mp4a")
        .contains("RESOLUTION=322x242", "CODECS=\"avc1.64001f\"\n360p/index.m3u8\n");
    assertThat(PreviewPlaylists.master(profile(640, 360, 2))).doesNotContain("720p");
    assertThat(PreviewPlaylists.master(profile(1080, 1920, 2))).contains("RESOLUTION=202x360", "RESOLUTION=406x720");
    assertThat(PreviewPlaylists.master(profile(16_384, 400, 2))).contains("RESOLUTION=3840x94");
  }

  @Test
  void trackListsItsSegmentsWithTheirLengthsAndVersion() {
    assertThat(PreviewPlaylists.of(PreviewTrack.SMALL, new PreviewCut(61, new Rational(30_000, 1001)), "7"))
        .isEqualTo("""
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-TARGETDURATION:3
            #EXT-X-MEDIA-SEQUENCE:0
            #EXT-X-PLAYLIST-TYPE:VOD
            #EXT-X-MAP:URI="init.mp4?v=7"
            #EXTINF:2.002000,
            0.m4s?v=7
            #EXTINF:0.033367,
            1.m4s?v=7
            #EXT-X-ENDLIST
            """);
    assertThat(PreviewPlaylists.of(PreviewTrack.SOUND, new PreviewCut(61, new Rational(30_000, 1001)), "7"))
        .contains("#EXTINF:1.984000,\n0.m4s", "#EXTINF:0.064000,\n1.m4s");
  }
}
