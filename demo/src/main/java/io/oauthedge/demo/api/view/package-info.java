/** What clients like kubectl are shown: discovery documents and tables. */
@NullMarked
package io.oauthedge.demo.api.view;

import org.jspecify.annotations.NullMarked;
