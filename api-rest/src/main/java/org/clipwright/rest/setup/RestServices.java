package org.clipwright.rest.setup;

import org.clipwright.services.Administration;
import org.clipwright.services.account.AccountService;
import org.clipwright.services.account.RequestThrottle;
import org.clipwright.services.action.ServiceActions;
import org.clipwright.services.catalog.EffectCatalog;
import org.clipwright.services.clip.ClipService;
import org.clipwright.services.effect.EffectService;
import org.clipwright.services.file.FileService;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.project.ProjectService;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.Representation;
import org.clipwright.services.resource.ResourceService;
import org.clipwright.services.title.FontService;
import org.clipwright.services.transcript.SpeechModels;

/**
 * The services that the API puts on the wire.
 *
 * @param requests counts the requests of each sender
 */
public record RestServices(
    AccountService accounts, RequestThrottle requests, ProjectService projects, FileService files, ClipService clips,
        EffectService effects,
    ResourceService<Export> exports, ServiceActions actions, EffectCatalog effectCatalog,
    FontService fonts, SpeechModels speechModels, MediaStore media, Representation representation,
    Administration administration) {}
