package org.clipwright.services.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.media.CloudPlaces.Use;
import org.clipwright.services.media.place.CloudPlace;
import org.clipwright.services.resource.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which buckets and containers a user may reach. */
class CloudPlacesTest {

  private static final UserId ANN = new UserId(7);

  private static CloudPlaces allowed(String buckets, String containers) {
    List<CloudRule> rules =
        Stream.concat(
            Stream.of(buckets.split(",")).filter(text -> !text.isBlank())
                .map(text -> CloudRule.parse(CloudRule.CloudKind.S3, text)),
            Stream.of(containers.split(","))
                .filter(text -> !text.isBlank()).map(text -> CloudRule.parse(CloudRule.CloudKind.AZURE, text)))
            .toList();
    return new CloudPlaces(rules, Long.MAX_VALUE, (kind, name) -> {
      throw new AssertionError("Nothing may be opened before it is used.");
    });
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  private static Optional<String> key(CloudPlaces places, String json) {
    return places.named(ANN, json(json), Use.EXPORT).map(CloudPlace::key);
  }

  private static String refusal(CloudPlaces places, String json) {
    try {
      key(places, json);
    } catch (ValidationException refused) {
      return refused.errors().get("json").getFirst();
    }
    throw new AssertionError("It was allowed.");
  }

  @Test
  void examplesOfTheOriginalAreUnderstood() {
    CloudPlaces places = allowed("MyS3Bucket", "MyBlobContainer");
    assertThat(key(places, "{'url': 'my/S3/path/FILE.MP4', 'bucket': 'MyS3Bucket', 'acl': 'public-read'}"))
        .contains("my/S3/path/FILE.MP4");
    assertThat(key(places, "{'url': 'my/path/FILE.MP4', 'container': 'MyBlobContainer', 'public': 'blob'}"))
        .contains("my/path/FILE.MP4");
    assertThat(key(places, "{'url': '/my/path/FILE.MP4', 'container': 'myblobcontainer'}"))
        .contains("my/path/FILE.MP4");
  }

  @Test
  void aFileThatIsLargerThanAllowedIsRefusedBeforeItIsRead() {
    StorageProvider bucket = (StorageProvider) Proxy.newProxyInstance(
        StorageProvider.class.getClassLoader(), new Class<?>[] {StorageProvider.class}, (_, method, _) -> {
          assertThat(method.getName()).as("nothing is opened").isEqualTo("find");
          return Optional.of(new StoredObject("film.mp4", 3 << 20, "video/mp4", "1", Instant.EPOCH));
        });
    CloudPlaces places =
        new CloudPlaces(List.of(CloudRule.parse(CloudRule.CloudKind.S3, "media")), 2 << 20, (kind, name) -> bucket);
    CloudPlace place = places.named(ANN, json("{'url': 'film.mp4', 'bucket': 'media'}"), Use.IMPORT).orElseThrow();
    assertThatThrownBy(place::open).isInstanceOf(PlatformException.class).hasMessage(
        "The file \"film.mp4\" in the bucket \"media\" has 3.0 MB; this server imports files of at most 2.0 MB.");
  }

  @Test
  void jsonThatNamesNoPlaceMeansNone() {
    assertThat(key(CloudPlaces.none(), "{}")).isEmpty();
    assertThat(key(CloudPlaces.none(), "{'bucket': null, 'container': ''}")).isEmpty();
  }

  @Test
  void nothingIsReachedWithoutARule() {
    assertThat(refusal(CloudPlaces.none(), "{'bucket': 'a', 'url': 'b'}"))
        .isEqualTo("Export to S3 is not configured on this server.");
    assertThat(refusal(allowed("media", ""), "{'container': 'a', 'url': 'b'}"))
        .isEqualTo("Export to Azure Blob Storage is not configured on this server.");
    assertThat(refusal(allowed("media,other", ""), "{'bucket': 'secret', 'url': 'b'}"))
        .isEqualTo("This server is not allowed to use the bucket \"secret\"; it can use \"media\", \"other\".");
  }

  @Test
  void usersStayBelowTheirPrefix() {
    CloudPlaces places = allowed("media/users/{user}", "");
    assertThat(key(places, "{'bucket': 'media', 'url': 'users/7/a.mp4'}")).contains("users/7/a.mp4");
    for (String foreign : List.of("users/8/a.mp4", "users/77/a.mp4", "users/7", "a.mp4")) {
      assertThat(refusal(places, "{'bucket': 'media', 'url': '" + foreign + "'}"))
          .isEqualTo("In the bucket \"media\" you may use only paths that begin with \"users/7/\".");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"users/7/../8/a.mp4", "../a", "a//b", "users/7/", "a\\\\b"})
  void pathsThatLeadElsewhereAreRefused(String path) {
    assertThat(refusal(allowed("media/users/{user},media", ""), "{'bucket': 'media', 'url': '" + path + "'}"))
        .startsWith("\"url\" is not a valid path in a bucket: ");
  }

  @Test
  void everythingElseThatIsWrongIsSaid() {
    CloudPlaces places = allowed("media", "box,shared/{user}");
    assertThat(refusal(places, "{'bucket': 'media', 'container': 'box', 'url': 'a'}"))
        .isEqualTo("Name either a \"bucket\" of S3 or a \"container\" of Azure, not both.");
    assertThat(refusal(places, "{'bucket': 'media'}"))
        .isEqualTo("Give the path in the bucket as \"url\", such as my/path/film.mp4.");
    assertThat(refusal(places, "{'bucket': 'media', 'url': 'https://example.org/a.mp4'}"))
        .isEqualTo("With a \"bucket\", \"url\" must be a path in it, such as my/path/film.mp4.");
    assertThat(refusal(places, "{'bucket': ['media'], 'url': 'a'}")).isEqualTo("\"bucket\" must be text.");
    assertThat(refusal(places, "{'bucket': 'media', 'url': 7}")).isEqualTo("\"url\" must be text.");
    assertThat(refusal(places, "{'bucket': 'media', 'url': 'a', 'acl': 'everybody'}"))
        .startsWith("\"everybody\" is not a valid value of \"acl\"; it can be private, public-read,");
    assertThat(refusal(places, "{'container': 'box', 'url': 'a', 'public': 'yes'}"))
        .isEqualTo("\"yes\" is not a valid value of \"public\"; it can be blob, container, off.");
    assertThat(refusal(places, "{'container': 'shared', 'url': '7/a', 'public': 'blob'}"))
        .isEqualTo("The container \"shared\" is shared with other users, so it cannot be made public.");
    assertThat(key(places, "{'container': 'shared', 'url': '7/a', 'public': 'off'}")).contains("7/a");
  }

  @Test
  void rulesAreReadOrRefused() {
    assertThat(CloudRule.parse(CloudRule.CloudKind.S3, "Name=media/a/{user}"))
        .isEqualTo(new CloudRule(CloudRule.CloudKind.S3, "Name", "media", "a/{user}/"));
    assertThat(CloudRule.parse(CloudRule.CloudKind.S3, "media/"))
        .isEqualTo(new CloudRule(CloudRule.CloudKind.S3, "media", "media", ""));
    for (String wrong : List.of("", "a b", "media/../x", "media//x", "media/{name}", "=media", "media/{user")) {
      assertThatThrownBy(() -> CloudRule.parse(CloudRule.CloudKind.S3, wrong)).as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
