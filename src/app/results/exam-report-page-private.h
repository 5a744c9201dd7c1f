/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/results/exam-report-page.h"

#include "app/charts/exam-score-chart.h"
#include "app/question/exam-questions-view.h"
#include "app/results/exam-pacing-view.h"
#include "app/results/exam-report-output.h"
#include "app/results/exam-review-pane.h"

G_BEGIN_DECLS

/* The score report of an ended sitting, and behind it each item with answer, key and why. */
struct _ExamReportPage
{
  GtkWidget parent_instance;

  /* Template */
  AdwWindowTitle  *title;
  GtkStack        *stack;
  AdwViewStack    *views;
  GtkWidget       *switcher;
  GtkScrolledWindow *scrolled;
  GtkLabel        *verdict_label;
  GtkLabel        *score_label;
  GtkLabel        *about_label;
  ExamScoreChart  *score_chart;
  GtkLabel        *interval_label;
  GtkGrid         *facts_grid;
  GtkGrid         *domains_grid;
  GtkWidget       *gaps_box;
  GtkGrid         *gaps_grid;
  ExamQuestionsView *questions_view;
  AdwViewStackPage *pacing_page;
  ExamPacingView   *pacing_view;
  ExamReviewPane   *review_pane;
  GtkLabel         *cause_label;
  GtkMenuButton   *output_button;

  /* Owned */
  ExamStoredSitting *sitting;     /* (nullable) */
  ExamTranscript    *transcript;  /* (nullable) */
  guint              index;       /* of the item shown, among those that are gone through */
  ExamReviewExtent   extent;      /* of the file that is asked for */
  GCancellable      *cancellable;
  gboolean           from_elsewhere;  /* one came to the items past the report, and goes back so */
};

/* exam-report-page-score.c */
gboolean exam_report_page_is_practice (ExamReportPage *self);
void     exam_report_page_show_score (ExamReportPage *self);

/* exam-report-page-output.c */
void exam_report_page_install_output (GtkWidgetClass *widget_class);

/* exam-report-page.c */
void exam_report_page_emit_saved (ExamReportPage *self);

G_END_DECLS
