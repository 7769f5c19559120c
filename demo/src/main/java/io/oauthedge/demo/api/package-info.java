/**
 * An API server in this process: the Fabric8 mock server in CRUD mode as storage, and a front that
 * does what the mock lacks.
 *
 * <p>The front adds server-side apply, defaults, pruning and validation, the status subresource,
 * owner garbage collection, graceful deletion of pods, watches with history, selectors, discovery
 * and tables. It has no authentication, authorization, admission webhooks, conversion or paging.
 */
@NullMarked
package io.oauthedge.demo.api;

import org.jspecify.annotations.NullMarked;
