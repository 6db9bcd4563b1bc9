/**
 * Which way imports may go: app → components → lib/<room>/actions, queries → commands → policy, rules → calendar.
 * Each rule says its reason; docs/architecture.md has the picture.
 */
const ROOMS =
  "calendar|plans|progress|evidence|obligations|proposals|directives|meetings|urging|appraisal|reports|oversight|indicators|metrics|documents|people";

/** Files that decide and read nothing: they get plain data and the day. */
const PURE = `^lib/(${ROOMS})/(rules|schema|policy|board|figures|reading|ladder)\\.ts$|^lib/calendar/|^lib/metrics/(?!.*-queries\\.ts$)`;

const typesOnly = { dependencyTypesNot: ["type-only"] };

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycles",
      comment:
        "Two files that need each other are one subject cut in the wrong place. (Types may look back: they are gone at run time.)",
      severity: "error",
      from: { pathNot: "^lib/platform/prisma/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "nothing-imports-app",
      comment: "Routes are the outermost layer: what two of them share belongs in components or in a room of lib.",
      severity: "error",
      from: { pathNot: "^app/|^tests/" },
      to: { path: "^app/" },
    },
    {
      name: "lib-knows-no-screen",
      comment:
        "A rule must hold for the screen, the alert, the report and the export alike, so it can depend on none of them.",
      severity: "error",
      from: { path: "^(lib|prisma)/" },
      to: { path: "^(components|app)/" },
    },
    {
      name: "components-do-not-read",
      comment:
        "Components are given what they show; reading is the page's business, so that a page's SQL is in one place. Types are free.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^lib/.*(queries|commands|database)\\.ts$", ...typesOnly },
    },
    {
      name: "ui-is-domain-blind",
      comment: "A button that knows what a task is cannot be a button elsewhere. How a date is written is no domain.",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: `^lib/(${ROOMS})/|^components/(?!ui/)`, pathNot: "^lib/calendar/" },
    },
    {
      name: "app-writes-through-actions",
      comment:
        "Pages read queries and hand forms to actions; a command called from a page would skip parsing and revalidation.",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^lib/.*commands\\.ts$", ...typesOnly },
    },
    {
      name: "rules-are-pure",
      comment:
        "A decision gets plain data and the day as arguments: it can be tested without anything, and said again for any day.",
      severity: "error",
      from: { path: PURE },
      to: {
        path: "^lib/platform/|^node_modules/(@prisma|pg|next|react)(/|$)",
        pathNot: "^lib/platform/(prisma/enums|clock|result|messages|actor)\\.ts$",
        ...typesOnly,
      },
    },
    {
      name: "calendar-stands-alone",
      comment: "What a date means depends on nothing else in the product.",
      severity: "error",
      from: { path: "^lib/calendar/" },
      to: { path: "^lib/(?!calendar/|platform/clock\\.ts)", ...typesOnly },
    },
    {
      name: "platform-knows-no-room",
      comment: "The platform carries the rooms; one that knew them could carry no other product.",
      severity: "error",
      from: { path: "^lib/platform/" },
      to: { path: `^lib/(${ROOMS})/`, ...typesOnly },
    },
    {
      name: "commands-do-not-call-actions",
      comment: "An action is the door from the web; what is inside does not go out and in again.",
      severity: "error",
      from: { path: "^lib/", pathNot: "actions\\.ts$" },
      to: { path: "^lib/.*actions\\.ts$", ...typesOnly },
    },
    {
      name: "rooms-do-not-write-for-each-other",
      comment:
        "Each room writes its own tables: another one asks its rules, reads its queries, or is called with the transaction.",
      severity: "error",
      from: { path: "^lib/([^/]+)/" },
      to: { path: "^lib/[^/]+/[a-z-]*commands\\.ts$", pathNot: "^lib/$1/", ...typesOnly },
    },
    {
      name: "scripts-serve-nobody",
      comment: "Scripts start and test the product; the product never needs them.",
      severity: "error",
      from: { path: "^(app|components|lib|prisma)/|^(proxy|instrumentation)\\.ts$" },
      to: { path: "^(scripts|tests)/" },
    },
    {
      name: "no-barrels",
      comment: "An index file hides where a thing lives and pulls in its neighbours.",
      severity: "error",
      from: {},
      to: { path: "^(app|components|lib)/.*index\\.tsx?$" },
    },
    {
      name: "no-unresolvable",
      comment: "An import that leads nowhere, or to a package that package.json does not name.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "no-test-packages-in-the-product",
      comment: "Packages for tests are not there in production.",
      severity: "error",
      from: { path: "^(app|components|lib)/|^(proxy|instrumentation)\\.ts$" },
      to: { dependencyTypes: ["npm-dev"] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules|^lib/platform/prisma/" },
    exclude: { path: "^\\.next|^\\.data|\\.css$" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".jsx", ".mjs", ".json", ".d.ts"],
    },
  },
};
