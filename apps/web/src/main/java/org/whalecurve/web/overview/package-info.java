/** Who makes us money: key figures, the whale curve, who moved. */
package org.whalecurve.web.overview;
