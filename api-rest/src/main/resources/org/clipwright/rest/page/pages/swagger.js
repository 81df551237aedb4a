"use strict";
SwaggerUIBundle({ url: "/schema/?format=json", dom_id: "#viewer", deepLinking: true, persistAuthorization: false, validatorUrl: null });
