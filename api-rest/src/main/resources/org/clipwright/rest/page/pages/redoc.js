"use strict";
Redoc.init("/schema/?format=json", { hideDownloadButton: false }, document.getElementById("viewer"));
