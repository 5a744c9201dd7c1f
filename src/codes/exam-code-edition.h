/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codes/exam-code-entry.h"
#include "codes/exam-code-note.h"

G_BEGIN_DECLS

/**
 * ExamCodePart:
 * @EXAM_CODE_PART_CODES: all codes and titles
 * @EXAM_CODE_PART_BILLABLE: only the codes that can be reported, with titles
 * @EXAM_CODE_PART_NOTES: the tabular list of ICD-10-CM: divisions and notes
 * @EXAM_CODE_PART_TABLES: the tables of ICD-10-PCS
 *
 * What one official file has of a code book.
 */
typedef enum {
  EXAM_CODE_PART_CODES,
  EXAM_CODE_PART_BILLABLE,
  EXAM_CODE_PART_NOTES,
  EXAM_CODE_PART_TABLES,
} ExamCodePart;

/**
 * ExamCodeRow:
 *
 * A code while it is on its way into a book; see #ExamCodeEntry. The strings belong to the edition.
 */
typedef struct {
  const char  *code;
  const char  *title;
  ExamCodeKind kind;
  guint        added_on;
  guint        ended_on;
} ExamCodeRow;

/**
 * ExamCodeNoteRow:
 *
 * A note while it is on its way into a book; see #ExamCodeNote.
 */
typedef struct {
  const char      *place;
  ExamCodeNoteKind kind;
  const char      *label;
  const char      *text;
} ExamCodeNoteRow;

/**
 * ExamCodeDivisionRow:
 *
 * A division while it is on its way into a book; see #ExamCodeDivision.
 */
typedef struct {
  const char *id;
  const char *parent;
  const char *title;
} ExamCodeDivisionRow;

/**
 * ExamCodeAxisRow:
 * @table: the three characters of the table
 * @row: 0 for the axes 1 to 3, which the whole table shares; else the 1-based row of the table
 * @position: which character of the code the axis is, 1 to 7
 * @title: what the axis is, such as "Approach"
 * @values: a line for each value: its character, a tab, its name
 * @definition: (nullable): what an operation is
 */
typedef struct {
  const char *table;
  guint       row;
  guint       position;
  const char *title;
  const char *values;
  const char *definition;
} ExamCodeAxisRow;

/**
 * ExamCodeEdition:
 * @system: the code system
 * @part: what of the book this is
 * @year: its year, or 0 as long as it is not known
 * @file: the file it was read from
 * @codes: (element-type ExamCodeRow): in the book's order
 * @divisions: (element-type ExamCodeDivisionRow): in the book's order
 * @notes: (element-type ExamCodeNoteRow): in the book's order
 * @axes: (element-type ExamCodeAxisRow): in the book's order
 * @n_billable: how many codes can be reported; for tables, how many codes can be built from them
 *
 * One official file, read and found sound.
 */
typedef struct {
  ExamCodeSystem system;
  ExamCodePart   part;
  guint          year;
  char          *file;
  GArray        *codes;
  GArray        *divisions;
  GArray        *notes;
  GArray        *axes;
  guint          n_billable;

  /*< private >*/
  GStringChunk  *strings;
} ExamCodeEdition;

ExamCodeEdition *exam_code_edition_new (ExamCodeSystem system,
                                        ExamCodePart   part,
                                        const char    *file) G_GNUC_WARN_UNUSED_RESULT;
void             exam_code_edition_free (ExamCodeEdition *self);

const char *exam_code_edition_keep (ExamCodeEdition *self,
                                    const char      *text,
                                    gssize           length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamCodeEdition, exam_code_edition_free)

G_END_DECLS
