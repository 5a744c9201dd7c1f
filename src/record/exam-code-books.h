/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-problems.h"
#include "codes/exam-code-checker.h"
#include "codes/exam-code-edition.h"
#include "codes/exam-code-table.h"

G_BEGIN_DECLS

/** Any code system, in a search */
#define EXAM_CODE_BOOKS_ALL EXAM_CODE_SYSTEM_OTHER
/** The same, as a bit for each system */
#define EXAM_CODE_BOOKS_EVERY_SYSTEM ((1u << EXAM_CODE_SYSTEM_OTHER) - 1)

/**
 * ExamCodeBook:
 * @system: the code system
 * @year: its year
 * @n_codes: how many codes it has, categories and modifiers counted
 * @n_billable: how many of them can be reported
 * @n_ended: how many of them were ended before the year began
 * @n_notes: how many notes of the tabular list it has
 * @n_tables: how many tables of ICD-10-PCS it has
 * @complete: whether categories are there too
 *
 * One system in one year.
 */
typedef struct {
  ExamCodeSystem system;
  guint          year;
  guint          n_codes;
  guint          n_billable;
  guint          n_ended;
  guint          n_notes;
  guint          n_tables;
  gboolean       complete;
} ExamCodeBook;

/**
 * ExamCodeBooks:
 *
 * The code books that were added: one SQLite file, with several years side by side. Used by one thread at a time.
 */
typedef struct _ExamCodeBooks ExamCodeBooks;

/**
 * ExamCodeBooksProgress:
 * @share: how much is done, 0 to 1
 *
 * Returns: whether to go on
 */
typedef gboolean (*ExamCodeBooksProgress) (double   share,
                                           gpointer user_data);

ExamCodeBooks *exam_code_books_open (const char *folder,
                                     GError    **error) G_GNUC_WARN_UNUSED_RESULT;
ExamCodeBooks *exam_code_books_open_read_only (const char *folder,
                                               GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void           exam_code_books_close (ExamCodeBooks *self);

/* Writing: exam-code-books-writing.c */
gboolean exam_code_books_add (ExamCodeBooks        *self,
                              const GPtrArray      *editions,
                              ExamProblems         *problems,
                              ExamCodeBooksProgress progress,
                              gpointer              user_data,
                              GError              **error);

/* Removing: exam-code-books-removing.c */
gboolean exam_code_books_remove (ExamCodeBooks *self,
                                 ExamCodeSystem system,
                                 guint          year,
                                 GError       **error);

/* Reading */
GPtrArray *exam_code_books_list (ExamCodeBooks *self,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   exam_code_books_has (ExamCodeBooks *self,
                                ExamCodeSystem system,
                                guint          year);
guint      exam_code_books_get_newest (ExamCodeBooks *self,
                                       ExamCodeSystem system);

ExamCodeEntry *exam_code_books_find (ExamCodeBooks *self,
                                     ExamCodeSystem system,
                                     guint          year,
                                     const char    *code,
                                     GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *exam_code_books_list_ancestors (ExamCodeBooks *self,
                                               ExamCodeSystem system,
                                               guint          year,
                                               const char    *code,
                                               GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *exam_code_books_list_children (ExamCodeBooks *self,
                                              ExamCodeSystem system,
                                              guint          year,
                                              const char    *code,
                                              GError       **error) G_GNUC_WARN_UNUSED_RESULT;

ExamCodeLookup exam_code_books_get_lookup (ExamCodeBooks *self);

/* The tabular list of ICD-10-CM: exam-code-books-notes.c */
GPtrArray *exam_code_books_list_divisions (ExamCodeBooks *self,
                                           guint          year,
                                           const char    *parent,
                                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *exam_code_books_list_division_path (ExamCodeBooks *self,
                                               guint          year,
                                               const char    *code,
                                               GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *exam_code_books_list_division_parents (ExamCodeBooks *self,
                                                  guint          year,
                                                  const char    *id,
                                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *exam_code_books_list_notes (ExamCodeBooks *self,
                                       guint          year,
                                       const char    *place,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* The tables of ICD-10-PCS: exam-code-books-notes.c */
ExamCodeTable *exam_code_books_load_table (ExamCodeBooks *self,
                                           guint          year,
                                           const char    *code,
                                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *exam_code_books_list_table_values (ExamCodeBooks *self,
                                                  guint          year,
                                                  const char    *chosen,
                                                  char         **title,
                                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* Searching: exam-code-books-search.c */
GPtrArray *exam_code_books_search_systems (ExamCodeBooks *self,
                                           guint          systems,
                                           guint          year,
                                           const char    *query,
                                           guint          limit,
                                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *exam_code_books_search (ExamCodeBooks *self,
                                   ExamCodeSystem system,
                                   guint          year,
                                   const char    *query,
                                   guint          limit,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamCodeBooks, exam_code_books_close)

G_END_DECLS
