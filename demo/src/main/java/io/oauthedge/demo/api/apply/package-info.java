/**
 * Server-side apply: whose field is whose, and what an object becomes when a manager applies.
 *
 * <p>Ownership is kept in {@code metadata.managedFields} as FieldsV1, as a real API server does,
 * since controllers read it. The rules are those of sigs.k8s.io/structured-merge-diff, with these
 * limits: no conversion between API versions, no unions, items of a list follow the order of the
 * manager that applied last.
 */
@NullMarked
package io.oauthedge.demo.api.apply;

import org.jspecify.annotations.NullMarked;
