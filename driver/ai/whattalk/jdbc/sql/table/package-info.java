/**
 * The tables: their columns, how Calcite's values are made of the API's rows, and what metadata say
 * of them.
 *
 * <p>Doors: {@code WhatTalkSchema} for Calcite, {@code TableDescriptions} for the face.
 */
@NullMarked
package ai.whattalk.jdbc.sql.table;

import org.jspecify.annotations.NullMarked;
