/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/author/exam-author-home.h"
#include "app/author/exam-author-page.h"
#include "app/exam-window.h"
#include "app/practice/exam-practice-page.h"
#include "app/results/exam-compare-page.h"
#include "app/results/exam-error-log-page.h"
#include "app/results/exam-report-page.h"
#include "app/results/exam-results-page.h"
#include "app/shared/exam-notice-bar.h"
#include "app/sitting/exam-exams-page.h"
#include "app/sitting/exam-sitting-page.h"
#include "app/sitting/exam-start-page.h"

G_BEGIN_DECLS

/* The window: leads from page to page. */
struct _ExamWindow
{
  AdwApplicationWindow parent_instance;

  /* Template */
  AdwToastOverlay *toasts;
  GtkStack        *stack;
  AdwViewStack    *home_views;
  ExamNoticeBar   *trouble_bar;
  ExamExamsPage   *exams_page;
  ExamPracticePage *practice_page;
  ExamResultsPage *results_page;
  ExamErrorLogPage *errors_page;
  ExamAuthorHome  *author_home;
  ExamAuthorPage  *author_page;
  ExamStartPage   *start_page;
  ExamSittingPage *sitting_page;
  ExamReportPage  *report_page;
  ExamComparePage *compare_page;

  /* Owned */
  ExamContext  *context;
  GCancellable *cancellable;
  GCancellable *busy;     /* (nullable): stops the export or import of a history */
  GPtrArray    *records;  /* (element-type ExamSittingRecord) */
  GHashTable   *ended;    /* (element-type gint64): sittings that ended since the program was started */

  GtkWidget *leave_alert;      /* (weak) (nullable): the question whether to leave */
  GtkWidget *problems_window;  /* (weak) (nullable) */
  GtkWidget *busy_alert;       /* (weak) (nullable): what is shown while a history is exported or imported */
  gint64     deleted_id;       /* the result deleted last */
  char      *deleted_set_name; /* (owned) (nullable): of the practice set deleted last */
  char      *deleted_set;      /* (owned) (nullable): how it was put together */
  GtkWidget *code_window;      /* (weak) (nullable): the code book */
  gboolean   leaving;          /* the candidate has said so */
  const char *item_origin;     /* (nullable) interned: the page from which a question was opened past its report */
};

void exam_window_show_toast (ExamWindow *self,
                             const char *message);

/* exam-window-results.c */
void exam_window_show_results (ExamWindow *self);
void exam_window_refresh_results (ExamWindow *self);
void exam_window_show_report (ExamWindow        *self,
                              ExamStoredSitting *sitting);
void exam_window_install_results (GtkWidgetClass *widget_class);

/* exam-window-sittings.c */
void exam_window_bind_sittings (GtkWidgetClass *widget_class);

/* exam-window-banks.c */
void exam_window_install_bank_actions (GtkWidgetClass *widget_class);
void exam_window_accept_banks (ExamWindow *self);

/* exam-window-practice.c */
void exam_window_put_aside_cb (ExamWindow *self);
void exam_window_set_deleted_cb (ExamWindow *self,
                                 const char *name,
                                 const char *settings);
void exam_window_install_practice (GtkWidgetClass *widget_class);

/* exam-window-compare.c */
void exam_window_bind_compare (GtkWidgetClass *widget_class);

/* exam-window-errors.c */
void exam_window_install_error_actions (GtkWidgetClass *widget_class);
void exam_window_open_item (ExamWindow *self,
                            gint64      sitting_id,
                            guint       position);
void exam_window_leave_item (ExamWindow *self);

/* exam-window-authoring.c */
gboolean exam_window_keeps_bank (ExamWindow *self);
void exam_window_offer_drafts (ExamWindow *self);
void     exam_window_install_authoring (GtkWidgetClass *widget_class);

/* exam-window-codes.c */
void exam_window_close_codes (ExamWindow *self);
void exam_window_install_code_actions (GtkWidgetClass *widget_class);

/* exam-window-history.c */
void exam_window_install_history_actions (GtkWidgetClass *widget_class);

G_END_DECLS
