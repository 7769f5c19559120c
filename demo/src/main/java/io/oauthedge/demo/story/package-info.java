/**
 * The story: requests that pass, requests that do not and why, and what the status says of them.
 */
@NullMarked
package io.oauthedge.demo.story;

import org.jspecify.annotations.NullMarked;
