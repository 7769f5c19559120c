/** What the server knows of each kind: names, defaults, rules, and how its lists merge. */
@NullMarked
package io.oauthedge.demo.api.type;

import org.jspecify.annotations.NullMarked;
