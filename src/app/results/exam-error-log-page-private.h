/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/results/exam-error-log-page.h"

#include "app/results/exam-error-groups-view.h"
#include "app/results/exam-miss-list.h"
#include "insight/exam-error-log.h"

G_BEGIN_DECLS

typedef enum {
  EXAM_ERROR_KIND_CAUSE,
  EXAM_ERROR_KIND_REPEAT,
  EXAM_ERROR_KIND_DOMAIN,
  EXAM_ERROR_KIND_SECTION,
} ExamErrorKind;

/* All misses of all sittings: what they have in common, and from there each of them. */
struct _ExamErrorLogPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkStack            *stack;
  GtkWidget           *filters_box;
  GtkDropDown         *format_drop_down;
  GtkDropDown         *period_drop_down;
  GtkCheckButton      *practice_check;
  GtkLabel            *summary_label;
  ExamErrorGroupsView *causes_view;
  ExamErrorGroupsView *repeats_view;
  ExamErrorGroupsView *domains_view;
  ExamErrorGroupsView *sections_view;
  GtkLabel            *misses_label;
  ExamMissList        *miss_list;

  ExamContext  *context;      /* (owned) (nullable) */
  GCancellable *cancellable;  /* (owned) (nullable): of what is being read */
  guint64       wanted;       /* the store's revision that is being read */
  guint         ahead_id;     /* or 0: reads before anybody asks */
  GArray       *misses;       /* (owned) (nullable) (element-type ExamMiss) */
  GArray       *read;         /* (owned) (nullable) (element-type ExamMiss): misses as they were at ... */
  guint64       read_at;      /* ... this revision of the store */
  ExamErrorLog *log;          /* (owned) (nullable) */
  GPtrArray    *formats;      /* (owned) (element-type utf8) borrowed: ids that the choices stand for, after the first */
  gboolean      updating;     /* what changes comes from the program */

  /* The group whose misses are shown, by what it has in common; strings are interned */
  ExamErrorKind  kind;
  ExamErrorGroup shown;
};

/* exam-error-log-page-groups.c */
ExamFormats         *exam_error_log_page_get_formats (ExamErrorLogPage *self);
ExamErrorGroupText   exam_error_log_page_get_text (ExamErrorKind kind);
GPtrArray           *exam_error_log_page_get_groups (ExamErrorLogPage *self,
                                                     ExamErrorKind     kind);
ExamErrorGroupsView *exam_error_log_page_get_view (ExamErrorLogPage *self,
                                                   ExamErrorKind     kind);
gboolean             exam_error_log_page_find_shown (ExamErrorLogPage *self,
                                                     guint            *index);

G_END_DECLS
