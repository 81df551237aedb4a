package org.clipwright.services.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.resource.Export;
import org.clipwright.timeline.Profile;

/**
 * The input for rendering an export.
 *
 * @param export what was requested
 * @param profile size, rate and sound of the output
 * @param project the project as an OpenShot project, whose paths are keys of the {@link MediaStore}
 * @param folder an empty folder for the output and intermediate files; the caller removes it
 * @param effects the file that records the running effects
 */
public record ExportOrder(Export export, Profile profile, ObjectNode project, Path folder, Path effects) {}
