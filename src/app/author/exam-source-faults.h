/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "app/author/exam-source-mirror.h"
#include "bank/exam-problems.h"

G_BEGIN_DECLS

#define EXAM_TYPE_SOURCE_FAULTS (exam_source_faults_get_type ())
G_DECLARE_FINAL_TYPE (ExamSourceFaults, exam_source_faults, EXAM, SOURCE_FAULTS, GObject)

ExamSourceFaults *exam_source_faults_new (GtkSourceView    *view,
                                          ExamSourceMirror *mirror) G_GNUC_WARN_UNUSED_RESULT;

void exam_source_faults_set (ExamSourceFaults   *self,
                             const ExamProblems *problems);
void exam_source_faults_show (ExamSourceFaults *self);
void exam_source_faults_set_dark (ExamSourceFaults *self,
                                  gboolean          dark);

G_END_DECLS
