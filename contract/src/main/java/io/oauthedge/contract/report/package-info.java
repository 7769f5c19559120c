/** What the dataplane tells the operator: what it serves with, and what it has seen. */
@NullMarked
package io.oauthedge.contract.report;

import org.jspecify.annotations.NullMarked;
