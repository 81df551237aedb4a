package org.clipwright.rest;

import org.clipwright.services.AccountService;
import org.clipwright.services.Administration;
import org.clipwright.services.EffectCatalog;
import org.clipwright.services.EffectService;
import org.clipwright.services.Export;
import org.clipwright.services.FileService;
import org.clipwright.services.FontService;
import org.clipwright.services.MediaStore;
import org.clipwright.services.ProjectService;
import org.clipwright.services.Representation;
import org.clipwright.services.ResourceService;
import org.clipwright.services.ServiceActions;
import org.clipwright.services.ClipService;

/** The services that the API puts on the wire. */
public record RestServices(
    AccountService accounts, ProjectService projects, FileService files, ClipService clips, EffectService effects,
    ResourceService<Export> exports, ServiceActions actions, EffectCatalog effectCatalog,
    FontService fonts, MediaStore media, Representation representation, Administration administration) {}
