/** The header canary through real proxies to a real edge. */
@NullMarked
package io.oauthedge.demo.canary;

import org.jspecify.annotations.NullMarked;
