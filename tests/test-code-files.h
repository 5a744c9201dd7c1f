/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codes/exam-code-edition.h"
#include "record/exam-code-books.h"

G_BEGIN_DECLS

/* Small books in the formats of CMS and CDC, with titles made up for the tests. */
char *test_order_line (guint       number,
                       const char *code,
                       char        flag,
                       const char *title);
char *test_diagnoses (void);
char *test_procedures (void);
char *test_record (const char *code,
                   char        record_id,
                   const char *title,
                   const char *added,
                   const char *ended);
char *test_supplies (void);
extern const char test_tabular[];
extern const char test_tables[];

GBytes *test_take_bytes (char *text);
char   *test_zip (const char *folder,
                  const char *name,
                  ...) G_GNUC_NULL_TERMINATED;

GPtrArray     *test_read_code_file (const char *path,
                                    guint       year);
ExamCodeBooks *test_make_books (const char *folder,
                                guint       year);

G_END_DECLS
