/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-archive.h"

G_BEGIN_DECLS

ExamStoredSitting *test_sit_form (ExamForm   *form,
                                  gint64      id,
                                  gint64      ended_at,
                                  const char *answers);
void               test_store_sitting (ExamArchive             *archive,
                                       const ExamStoredSitting *sitting);

G_END_DECLS
