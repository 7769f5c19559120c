/** Other people's servers as processes of a test: started for it, watched, and surely ended. */
@NullMarked
package io.oauthedge.dataplane.process.support;

import org.jspecify.annotations.NullMarked;
