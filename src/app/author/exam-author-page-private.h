/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/author/exam-author-page.h"
#include "app/author/exam-author-panes.h"
#include "app/author/exam-entry-list.h"
#include "app/codes/exam-code-desk.h"
#include "author/exam-bank-document.h"
#include "author/exam-bank-inspector.h"

G_BEGIN_DECLS

/* Where a bank is written. */
struct _ExamAuthorPage
{
  GtkWidget parent_instance;

  /* Template */
  AdwToastOverlay *toasts;
  AdwWindowTitle  *title;
  ExamAuthorPanes *panes;
  ExamEntryList   *entry_list;
  GtkStack        *views;
  AdwBin          *form_slot;
  AdwBin          *source_slot;
  AdwBin          *preview_slot;
  AdwBin          *problems_slot;
  AdwBin          *meter_slot;
  GtkPaned        *problems_paned;
  GtkToggleButton *problems_toggle;
  GtkImage        *problems_image;
  GtkLabel        *problems_label;

  ExamContext  *context;      /* (owned) */
  GCancellable *cancellable;  /* (owned): of the bank that is open */

  /* The bank; all NULL while there is none */
  ExamBankDocument  *document;   /* (owned): its file, and the draft of what is not saved */
  ExamBankEditor    *editor;     /* (owned) */
  ExamCodeDesk      *desk;       /* (owned) (nullable): code books for the form */
  ExamBankInspector *inspector;  /* (owned): reads and checks it */
  char           *path;    /* (owned) (nullable): where it is saved; NULL for a copy that is nowhere yet */
  char           *name;    /* (owned): of its file, for showing */
  ExamFormat     *format;  /* (owned) (nullable) */

  int        problems_height;  /* pixels that the list of problems was given; 0 if none yet */
  ExamEntry *shown;            /* (owned) (nullable): what the form shows; NULL for the head of the bank */
  gboolean   entry_waits;      /* another one is to be shown there, as soon as the list has been drawn */
  guint      tick_id;          /* before a frame is drawn */
  guint      entry_id;         /* behind that frame */
  guint      preview_id;       /* when there is nothing else to do */
  guint      late_preview_id;  /* when it is time, all the same */
  GtkWidget *ask_alert;   /* (weak) (nullable) */
  GtkWidget *file_alert;  /* (weak) (nullable) */
  AdwToast  *toast;      /* (weak) (nullable): says that something was deleted, and offers to undo that */
  guint64    toast_revision;

  gboolean   undoing;
  ExamEntry *touched;     /* (owned) (nullable): what an undo changed */
  guint64    changed_at;  /* where the text was changed last, in bytes */

  ExamAuthorPageClosed closed;  /* (nullable): called when the bank is saved that is being closed */
  gpointer             closed_data;
  GDestroyNotify       closed_destroy;
};

/* exam-author-page.c */
void exam_author_page_take (ExamAuthorPage   *self,
                            ExamBankDocument *document,
                            const char       *name);
void exam_author_page_clear (ExamAuthorPage *self);
void exam_author_page_show_state (ExamAuthorPage *self);
void exam_author_page_tell_saved (ExamAuthorPage *self);
void exam_author_page_say (ExamAuthorPage *self,
                           const char     *message);

/* exam-author-page-file.c: opening and saving */
void exam_author_page_install_file (GtkWidgetClass *widget_class);
void exam_author_page_save (ExamAuthorPage *self);
void     exam_author_page_stop_closing (ExamAuthorPage *self);
gboolean exam_author_page_refuses (ExamAuthorPage *self,
                                   const char     *path,
                                   const char     *heading);

/* exam-author-page-entries.c: what is done with questions and cases */
void exam_author_page_install_entries (GtkWidgetClass *widget_class);
void exam_author_page_bind_entries (GtkWidgetClass *widget_class);
void exam_author_page_enable_entries (ExamAuthorPage *self);

/* exam-author-page-panes.c */
void exam_author_page_install_panes (GtkWidgetClass *widget_class);
void exam_author_page_remember_height (ExamAuthorPage *self);

/* exam-author-page-transfer.c */
void exam_author_page_install_transfer (GtkWidgetClass *widget_class);

/* exam-author-page-changes.c: the file is changed by another program, the draft cannot be kept */
void exam_author_page_watch_file (ExamAuthorPage *self);
void exam_author_page_ask_about_file (ExamAuthorPage *self);

/* exam-author-page-codes.c */
void  exam_author_page_open_books (ExamAuthorPage *self);
char *exam_author_page_dup_code_title (ExamAuthorPage *self,
                                       const char     *system,
                                       const char     *code);

/* exam-author-page-trial.c */
void exam_author_page_install_trial (GtkWidgetClass *widget_class);

/* exam-author-page-views.c: the form, the source, the preview and the list of problems */
void exam_author_page_make_views (ExamAuthorPage *self);
void exam_author_page_set_views_editor (ExamAuthorPage *self);
void exam_author_page_show_entry (ExamAuthorPage *self);
void exam_author_page_focus_part (ExamAuthorPage *self,
                                  const char     *part);
void exam_author_page_show_problems (ExamAuthorPage     *self,
                                     const ExamProblems *problems);
void exam_author_page_entry_changed (ExamAuthorPage *self,
                                     ExamEntry      *entry);
void exam_author_page_tell_views_format (ExamAuthorPage *self);
void exam_author_page_tell_views_path (ExamAuthorPage *self);
void exam_author_page_stop_showing (ExamAuthorPage *self);

G_END_DECLS
