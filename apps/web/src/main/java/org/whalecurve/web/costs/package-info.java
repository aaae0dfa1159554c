/** Where the ledger goes: accounts, pools, resources, activities, and who bears them. */
package org.whalecurve.web.costs;
